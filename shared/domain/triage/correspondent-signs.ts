/** What a mail domain and a writer's own words say of who writes, for addresses that the directory does not know. */
import type { ContactRelation } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { CorrespondentKind } from './judgement.ts'
import { quote, type Writing } from './writing.ts'

const privateHosts =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|tiscali|protonmail|proton|gmx|mail|fastmail|zoho|webmail|freemail)\.[a-z.]+$/

const organisations: readonly (readonly [CorrespondentKind, RegExp])[] = [
  ['school', /\.sch\.uk$|\.ac\.uk$/],
  ['professional', /(?:^|[.-])nhs\.(?:uk|net|scot|wales)$|(?:^|[.-])nhs(?:[.-]|$)|\.police\.uk$/],
  [
    'legal',
    /(?:^|\.)justice\.gov\.uk$|hmcts|tribunal|(?:^|[.-])(?:solicitors?|llp|legal|law|lawyers?|chambers|barristers?)(?:[.-]|$)|solicitors|lawyers/,
  ],
  [
    'professional',
    /ombudsman|(?:^|\.)lgo\.org\.uk$|ofsted|\.gov\.(?:uk|wales|scot)$|sendiass|barnardos|camhs|therap(?:y|ies)|psycholog|(?:^|[.-])(?:eps|ep-service|salt|slt|paediatric\w*)(?:[.-]|$)/,
  ],
  [
    'school',
    /(?:^|[.-])(?:school|schools|academy|academies|primary|college|sixthform|nursery|infants?|juniors?|high|grammar|preschool|pru)(?:[.-]|$)|(?:school|academy|primary|college|nursery|preschool|academies)\./,
  ],
]

/** What kind of office a domain belongs to, `private` for a mail host open to everybody, null where it says nothing. */
export function kindOfDomain(domain: string): CorrespondentKind | 'private' | null {
  if (privateHosts.test(domain)) return 'private'
  const kind = organisations.find(([, pattern]) => pattern.test(domain))?.[0] ?? null
  return kind === 'professional' && /ombudsman|(?:^|\.)lgo\./.test(domain) ? 'unknown' : kind
}

const relations = new WeakMap<DirectoryIndex, Map<string, ContactRelation | null>>()

/** What everybody on file at a domain is, where that is a school, a profession or the law; null for private mail hosts. */
export function relationAtDomain(directory: DirectoryIndex, domain: string): ContactRelation | null {
  let known = relations.get(directory)
  if (known === undefined) {
    known = new Map()
    for (const { email, relation } of directory.snapshot.contacts) {
      const at = email.slice(email.lastIndexOf('@') + 1)
      const before = known.get(at)
      const office = ['school', 'professional', 'legal'].includes(relation)
      known.set(at, office && (before === undefined || before === relation) ? relation : null)
    }
    relations.set(directory, known)
  }
  return known.get(domain) ?? null
}

export interface Claim {
  readonly kind: CorrespondentKind
  /** The words that make it. */
  readonly text: string
}

const councillor =
  /\b(?:[Cc]llr|CLLR|[Cc]ouncillor|COUNCILLOR)\.? (?=\p{Lu})|\b(?:[Cc]llr|[Cc]ouncillor)\b,? (?:for )?[\p{L}' ]{2,30}(?: ward)?\s*$|\bmy council (?:account|email|laptop)\b/mu
const mpOffice =
  /\b(?:[Mm]ember of [Pp]arliament|[Hh]ouse of [Cc]ommons|(?:[Oo]ffice of|on behalf of|[Cc]aseworker (?:to|for)|[Aa]ssistant to|[Mm]anager (?:to|for)|[Ss]ecretary to|[Rr]esearcher (?:to|for)) (?:[\p{L}.'-]+ ){1,4}MP\b|\p{Lu}\p{Ll}[\p{L}'-]* MP\b|as (?:the|your) MP for|[Pp]eer of the [Rr]ealm|[Hh]ouse of [Ll]ords)/mu
const notAnMp = /\b(?:my|our|your|the|local|an|his|her) mps?\b/giu
const lawyer =
  /\b(?:(?:we|i) (?:are instructed|am instructed|act|represent) (?:by|for|on behalf of)|our clients?\b|my client\b|pre-action protocol)/imu
const lawyerTitle =
  /\b(?:solicitors?|llp|barrister|paralegal|legal executive|counsel|advocates? at|clerk to the tribunal|tribunal (?:caseworker|clerk|administration)|legal (?:assistant|secretary))\b/iu
const school =
  /\b(?:i am|i'm|im|as|we are) (?:the |a |an |their |your )?(?:new |acting |deputy |assistant |interim )?(?:senco|sendco|inclusion (?:lead|manager|leader)|head ?teacher|head of (?:school|year|sixth form|inclusion|learning support|centre)|deputy head|assistant head|principal|class ?teacher|form tutor|teacher|school (?:business|office|secretary)|nursery manager|ta |teaching assistant|chair of governors|governor|special school)\b|\b(?:our|my) (?:pupils?|students?|class|school's)\b|\bpupils? (?:here|with us|at our|in our)\b|\b(?:he|she|who) (?:is|has been) (?:on roll|a pupil) (?:with|at) (?:us|our)\b|\b(?:attends|attend|attending) our\b|^(?:senco|sendco|head ?teacher|deputy head ?teacher|assistant head ?teacher|inclusion (?:lead|manager)|principal|school business manager|nursery manager)\b/imu
const professional =
  /\b(?:i am|i'm|im|as|we are) (?:the |a |an |his |her |their |your |one of the )?(?:[\p{L}]+ ){0,3}(?:educational psychologist|psychologist|ep|speech (?:and language |& language )?therapist|occupational therapist|physiotherapist|therapist|paediatrician|doctor|gp|nurse|health visitor|social worker|family support worker|family worker|support worker|early help worker|youth worker|camhs (?:\p{L}+)|psychiatrist|consultant|clinician|advocate|independent reviewing officer|iro|virtual school|personal adviser|designated clinical officer|dco|police officer|probation|case manager at|keyworker|portage|sendiass|independent supporter)\b|^(?:[\p{L}]+ ){0,3}(?:educational psychologist|speech and language therapist|occupational therapist|physiotherapist|paediatrician|social worker|health visitor|family support worker|psychiatrist|community nurse|school nurse|early help (?:worker|practitioner)|specialist nurse|virtual school)\b/imu
const relative =
  /\b(?:my|our) (?!neighbours?|friends?|constituents?|colleagues?|residents?|clients?|pupils?)(?:(?:\d+|\p{L}+)(?:[ -]year[ -]old)? ){0,2}(?:son|daughter|child|children|boy|girl|lad|twins?|grandson|granddaughter|grandchild|grandaughter|foster (?:child|son|daughter)|step ?son|step ?daughter|nephew|niece|little (?:boy|girl|one|man)|kids?|eldest|youngest|ward)\b|\b(?:i am|i'm|im|its|it's|this is) (?:[\p{L}'’-]+ ){0,3}(?:mum|mummy|mother|dad|daddy|father|parent|carer|guardian|nan|nana|gran|grandma|grandmother|grandad|grandfather|grandparent|foster (?:carer|mum|dad|parent)|aunt|auntie|uncle|stepmum|stepdad|step ?(?:mother|father))\b|\b(?:mum|mother|dad|father|parent|carer|nan|grandma|grandmother|foster carer) (?:of|to) \p{Lu}|\bas (?:a|the|his|her) (?:parent|mother|father|mum|dad|carer|foster carer|guardian|grandparent)\b|\bi have parental responsibility\b/iu
const youngPerson =
  /\b(?:i am|i'm|im) (?:1[5-9]|2[0-5])\b|\bmy (?:ehcp|ehc plan|plan|support|college|course|school)\b.{0,200}\b(?:my (?:mum|dad|mam|parents)|i (?:am|'m) (?:at|in) (?:college|sixth form|year 1[1-4])|im (?:at|in) (?:college|sixth form))\b|\bi have an? (?:ehcp|ehc plan)\b/isu
const third =
  /\b(?:neighbours?'?s?|friend of (?:mine|the family)|friend's|next door|a (?:boy|girl|child|family) (?:in|on|who lives)|constituent|resident)\b/iu

/**
 * Who the writer says to be, from own words and signature; what was forwarded is somebody else's. Null where they do not say.
 * Somebody who writes of "my son" is family, whatever work they mention, unless they sign as an office.
 */
export function claimedByWords(mail: Mail, writing: Writing): Claim | null {
  const signature = signatureOf(mail)
  const head = `${mail.from.name}\n`
  const said = `${writing.own}\n${signature}`
  const names = `${head}${lastLines(writing.own, 4)}\n${signature}`
  const signed = `${lastLines(writing.own, 4)}\n${signature}`
    .split('\n')
    .filter(line => line.length <= 70 && !/\b(?:i|i'm|my|we|our|me)\b/i.test(line))
    .join('\n')
  const find = (pattern: RegExp, text: string): string | null => {
    const match = pattern.exec(text)
    return match === null
      ? null
      : quote(text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 60))
  }
  const family = find(relative, writing.own)
  const ordered: readonly (readonly [CorrespondentKind, string | null])[] = [
    [
      'mp',
      family === null || /\bmp\b/i.test(names)
        ? find(mpOffice, `${names}\n${firstLines(said, 6)}`.replace(notAnMp, ' '))
        : null,
    ],
    [
      'councillor',
      /\b(?:cllr|councillor)\b/i.test(`${names}\n${firstLines(said, 4)}`)
        ? claimOfCouncillor(names, said)
        : null,
    ],
    ['legal', find(lawyer, said) ?? (family === null ? find(lawyerTitle, names) : null)],
    ['professional', find(professional, family === null ? said : signed)],
    ['school', find(school, family === null ? said : signed)],
    ['family', family],
    ['family', find(youngPerson, writing.own)],
  ]
  for (const [kind, text] of ordered) {
    if (text === null) continue
    if (kind === 'family' && third.test(writing.own) && family === null) continue
    return { kind, text }
  }
  return null
}

/** A councillor signs as one or says so; "Dear Councillor" and "I also wrote to Cllr Holroyd" do not. */
function claimOfCouncillor(names: string, said: string): string | null {
  const own = names.replace(
    /^.*\b(?:dear|hi|hello|cc|emailed|wrote|contacted|asked|told|copied|spoke|spoken|to|my|our|by|from|via|with)\b.*\b(?:cllr|councillor)\b.*$/gim,
    '',
  )
  const match =
    councillor.exec(own) ??
    /\bi am (?:the |a |your )?(?:local |ward |town |parish |county )?(?:councillor|cllr)\b/i.exec(said)
  return match === null ? null : quote(match.input.slice(Math.max(0, match.index - 10), match.index + 80))
}

/** What stands between the own words and the quoted history: where people put who they are. */
function signatureOf(mail: Pick<Mail, 'text' | 'ownWords'>): string {
  const last = mail.ownWords.trim().split('\n').at(-1)?.trim() ?? ''
  if (last === '' || mail.text.length > 200_000) return ''
  const at = mail.text.lastIndexOf(last)
  const first = mail.text.indexOf(last)
  const from = (first < 0 ? at : first) + last.length
  if (from < last.length) return ''
  const lines: string[] = []
  for (const line of mail.text
    .slice(from, from + 1500)
    .split('\n')
    .slice(0, 16)) {
    if (
      /^\s*(?:>|-{2,} ?(?:original|forwarded)|_{8,}|(?:from|von|de|od|sent|date)\s*:|on .{5,80} wrote:|begin forwarded)/i.test(
        line,
      )
    )
      break
    lines.push(line)
  }
  return lines.join('\n').trim()
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

function firstLines(text: string, count: number): string {
  return text.trimStart().split('\n').slice(0, count).join('\n')
}
