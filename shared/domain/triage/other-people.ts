/**
 * Which words of a mail are no child's name although they could be one: those of grown-ups with a title or a job, of the
 * writer's own sign-off, and of places.
 */
import { isOrdinaryWord } from './ordinary-words.ts'
import type { School } from './schools.ts'
import type { Token } from './tokens.ts'

const titles = new Set(
  'mr mrs ms mx dr cllr councillor councillors sir dame lord lady prof professor rev reverend nurse sister officer inspector judge'.split(
    ' ',
  ),
)

/** What somebody does; before a name, or after it with a comma. */
const jobs = new Set(
  `teacher tutor head headteacher principal senco sendco caseworker officer psychologist therapist assistant worker manager
colleague secretary driver escort paediatrician doctor solicitor barrister clerk governor coordinator director lead advocate
adviser advisor consultant practitioner nurse chair chairman chairwoman ta lsa hlta ep salt ot dsl mp councillor cllr leader
receptionist administrator planner reporter journalist editor correspondent producer researcher photographer founder trustee`
    .split(/\s+/)
    .filter(word => word !== ''),
)
const jobsBefore = new Set([
  ...jobs,
  ...'mum mother dad father nan nana gran grandmother grandad grandfather auntie aunt uncle carer neighbour friend husband wife partner stepmum stepdad'.split(
    ' ',
  ),
])
const between = new Set(
  'the a an our their your my his her is was as called named deputy assistant senior acting new interim school schools class form send sen area case year education family'.split(
    ' ',
  ),
)
const placeEnds = new Set(
  'road street avenue close lane drive way court house school schools academy college primary nursery hospital surgery centre infant infants junior juniors high grammar trust estate ward library community farm preschool crescent terrace gardens clinic pub playground'.split(
    ' ',
  ),
)
const firms = new Set(
  'ltd limited plc llp services group consulting company foundation associates solicitors partners plumbing builders consultants'.split(
    ' ',
  ),
)
const signOff = new Set(
  'regards kind kindest warm best wishes thanks thank you many with thx ta cheers yours sincerely faithfully truly sincerly love respectfully all the in advance and for your help'.split(
    ' ',
  ),
)
const kin = new Set(
  'mum mums mummy mother dad daddy father nan nana gran parent parents carer grandmother son daughter child pupil re ref dob'.split(
    ' ',
  ),
)

/** One entry a token: whether it names somebody or something that is not the child. */
export function othersNames(
  tokens: readonly Token[],
  schools: readonly School[],
  /** The writer is a young person, whose own name is the child's. */
  young: boolean,
): readonly boolean[] {
  const masked = tokens.map(() => false)
  const mask = (from: number, to: number): void => {
    for (let at = Math.max(0, from); at <= to && at < masked.length; at += 1) masked[at] = true
  }
  for (const [at, token] of tokens.entries()) {
    if (titles.has(token.word) && (token.capital || token.word.length > 3)) {
      mask(at + 1, nameEnd(tokens, at + 1))
    } else if (jobsBefore.has(token.word)) {
      const start = /^(?:called|named|is)$/.test(tokens[at + 1]?.word ?? '') ? at + 2 : at + 1
      const end = nameEnd(tokens, start)
      // "Mum Jamie Fox has" names nobody's mum: only a name in full is taken for hers.
      if (end > start && tokens[start]?.breakBefore === false) mask(start, end)
    }
    if (isJobAfter(tokens, at)) mask(nameStart(tokens, at - 1), at - 1)
    if (placeEnds.has(token.word)) maskPlace(tokens, at, mask)
    if (firms.has(token.word) && token.capital) mask(nameStart(tokens, nameStart(tokens, at - 1)), at)
    if (!young && introduces(tokens, at)) {
      const end = nameEnd(tokens, at + 1)
      if (end > at + 1) mask(at + 1, end)
    }
    if (/^(?:in|at|on|near|around|across|along|behind|live|lives)$/.test(token.word)) {
      const [one, two] = [tokens[at + 1], tokens[at + 2]]
      if (isPlainCapital(one) && isPlainCapital(two) && two?.breakBefore === false) mask(at + 1, at + 2)
    }
  }
  maskSchools(tokens, schools, mask)
  maskSignOffs(tokens, mask)
  return masked
}

/** "I am Charlie Webb", "my name is". */
function introduces(tokens: readonly Token[], at: number): boolean {
  const [two = '', one = '', word = ''] = [tokens[at - 2]?.word, tokens[at - 1]?.word, tokens[at]?.word]
  return (word === 'am' && one === 'i') || word === 'im' || (word === 'is' && one === 'name' && two === 'my')
}

function isPlainCapital(token: Token | undefined): boolean {
  return token?.capital === true && isOrdinaryWord(token.word)
}

/** The last of up to three words with a capital that begin here on one line. */
function nameEnd(tokens: readonly Token[], start: number): number {
  let end = start - 1
  while (end < start + 2) {
    const next = tokens[end + 1]
    if (next === undefined || !next.capital || (next.breakBefore && end >= start - 1)) break
    if (end >= start && isOrdinaryWord(next.word) && next.word.length <= 3) break
    end += 1
  }
  return end
}

function nameStart(tokens: readonly Token[], end: number): number {
  let start = end
  while (start > end - 2 && tokens[start]?.breakBefore === false && tokens[start - 1]?.capital === true)
    start -= 1
  return tokens[start]?.capital === true ? start : end + 1
}

/** Where a comma, bracket or line end follows a name and then what its bearer does: "Sarah Jenkins, the SENCO at". */
function isJobAfter(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]
  const before = tokens[at - 1]
  if (first === undefined || before === undefined || !before.capital) return false
  if (!first.breakBefore && !/^(?:is|was|as)$/.test(first.word)) return false
  let step = at
  while (step < at + 4 && between.has(tokens[step]?.word ?? '')) step += 1
  const job = tokens[step]
  if (job === undefined || !jobs.has(job.word) || (step > at && job.breakBefore)) return false
  const after = tokens[step + 1]
  // "Jamie Fox, head says" is no head; "Charlie Webb, reporter at" is a reporter.
  if (step === at && !first.line && !first.capital) return /^(?:at|for|from)$/.test(after?.word ?? '')
  return (
    after === undefined ||
    after.breakBefore ||
    /^(?:at|of|for|in|and|from|with|to|here|who|teacher|assistant|officer|worker)$/.test(after.word)
  )
}

/** "Rose Hill Road", "St Thomas Moore School"; in "Leo Grant Primary" two words before may still be a child. */
function maskPlace(tokens: readonly Token[], at: number, mask: (from: number, to: number) => void): void {
  const place = tokens[at]
  if (place === undefined || place.breakBefore) return
  const [first, second] = [tokens[at - 2], tokens[at - 1]]
  if (!place.capital) {
    // "Little Hope nursery": words that are names only by their capital.
    if (isPlainCapital(first) && isPlainCapital(second) && second?.breakBefore === false) mask(at - 2, at)
    return
  }
  let start = at
  while (start > at - 3 && tokens[start]?.breakBefore === false && tokens[start - 1]?.capital === true)
    start -= 1
  const roadLike = !/^(?:school|academy|college|primary|nursery|high|infants?|juniors?|grammar)$/.test(
    place.word,
  )
  const lead = tokens[start - 1]?.word ?? ''
  const saint = /^(?:st|saint|our|holy|all)$/.test(tokens[start]?.word ?? '')
  const alone = at - start < 2
  // "Daniel Ward" and "Amy Lane" are people, "Rose Hill Road" and "on Amy Lane" are not.
  if (roadLike && !saint) {
    if (!alone || /^(?:in|at|on|near|along|off|down|the)$/.test(lead)) mask(start, at)
  } else if (saint || /^(?:at|in|near|of|the|to|from|attends|into|by)$/.test(lead)) mask(start, at)
}

function maskSchools(
  tokens: readonly Token[],
  schools: readonly School[],
  mask: (from: number, to: number) => void,
): void {
  const byFirst = Map.groupBy(schools, school => school.core[0] ?? '')
  for (const [at, token] of tokens.entries()) {
    for (const { core, sort } of byFirst.get(token.word) ?? []) {
      const whole = core.every((word, step) => tokens[at + step]?.word === word)
      const next = tokens[at + core.length]
      if (whole && next !== undefined && !next.first && sort.includes(next.word)) mask(at, at + core.length)
    }
  }
}

/** The short lines after "Kind regards". A line that says whose mother the writer is names the child. */
function maskSignOffs(tokens: readonly Token[], mask: (from: number, to: number) => void): void {
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.line !== true || tokens[at]?.where === 'subject') continue
    const end = lineEnd(tokens, at)
    const leads = tokens.slice(at, end).findIndex(token => !signOff.has(token.word))
    const words = leads < 0 ? end - at : leads
    const closes = tokens
      .slice(at, at + words)
      .some(token =>
        /^(?:regards|wishes|thanks|thx|thank|cheers|sincerely|faithfully|truly|love)$/.test(token.word),
      )
    if (!closes || (leads >= 0 && (end - at - leads > 4 || tokens[at + leads]?.breakBefore === false)))
      continue
    if (leads >= 0) maskLine(tokens, at + leads, end, mask)
    let next = end
    for (let lines = 0; lines < 4 && next < tokens.length; lines += 1) {
      const stop = lineEnd(tokens, next)
      if (stop - next > 9 || tokens[next]?.where !== tokens[at]?.where) break
      maskLine(tokens, next, stop, mask)
      next = stop
    }
  }
}

function maskLine(
  tokens: readonly Token[],
  from: number,
  to: number,
  mask: (from: number, to: number) => void,
): void {
  if (!tokens.slice(from, to).some(token => kin.has(token.word) || /\d/.test(token.word))) mask(from, to - 1)
}

function lineEnd(tokens: readonly Token[], start: number): number {
  let end = start + 1
  while (end < tokens.length && tokens[end]?.line === false && tokens[end]?.where === tokens[start]?.where)
    end += 1
  return end
}
