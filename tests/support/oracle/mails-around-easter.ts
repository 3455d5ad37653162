/**
 * Some sixty old mails to the sample council of the fortnight before Easter 2027, when the clocks go forward: over the edges of working days,
 * in the night, on a Sunday, on Good Friday; of every row of the standards and every priority, with second and third contacts.
 */
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { Row } from './section-four.ts'
import { instantOf } from './working-calendar.ts'

export interface OldMail {
  readonly name: string
  readonly at: number
  /** The row of the standards that it must be held to; null for a further mail on a matter. */
  readonly row: Row | null
  readonly raw: string
}

interface Writer {
  readonly name: string
  readonly address: string
  readonly child: string
  readonly row: 'everyone' | 'family' | 'legal'
  readonly words: string
}

const about: readonly (readonly [Row | null, string])[] = [
  [
    null,
    'CHILD says that he wants to kill himself tonight and has taken an overdose before. He is not safe. Please help us now.',
  ],
  [
    null,
    'CHILD has been out of school since the start of term, with no education at all, and no alternative provision has been offered.',
  ],
  [null, 'The speech and language therapy in the plan of CHILD has not been delivered this half term.'],
  ['complaint', 'I wish to make a formal complaint about how the council has handled the case of CHILD.'],
  [null, 'We had the annual review meeting for CHILD some weeks ago and have not received the paperwork.'],
  [
    'sar',
    'Please treat this as a subject access request: I want a copy of everything that you hold about CHILD.',
  ],
  [null, 'CHILD was permanently excluded last week and has no school place and no education.'],
  [
    'foi',
    'This is a request under the Freedom of Information Act 2000: how many assessments were refused in each of the last three years?',
  ],
  [null, 'Could you explain how the council decides which children get a plan? I ask in general.'],
  [
    'data-breach',
    'I am reporting a data breach: the report on CHILD was sent to the wrong family, with our address in it.',
  ],
  [null, 'The taxi for CHILD did not come again this morning. Who is responsible for transport?'],
  [
    'correction',
    'The date of birth in your record of CHILD is wrong. Under my right to rectification please correct the inaccurate personal data.',
  ],
]
const times = [
  '10:00:00',
  '16:59:00',
  '17:00:00',
  '23:40:11',
  '09:00:00',
  '08:59:59',
  '13:37:41',
  '03:12:55',
  '16:59:59',
  '11:05:02',
]
const days = [
  '2027-03-15',
  '2027-03-16',
  '2027-03-18',
  '2027-03-19',
  '2027-03-21',
  '2027-03-22',
  '2027-03-17',
  '2027-03-24',
  '2027-03-25',
  '2027-03-26',
]
const count = 48

export function mailsAroundEaster(directory: DirectorySnapshot): readonly OldMail[] {
  const writers = writersOf(directory)
  return Array.from({ length: count }, (_none, index) => {
    const writer = writers[index % writers.length]
    const [row, words] = about[(index * 5 + Math.floor(index / about.length)) % about.length] ?? [null, '']
    if (writer === undefined) throw new Error('The sample council has nobody who writes.')
    const at = instantOf(
      days[(index * 3) % days.length] ?? '',
      times[(index * 7 + Math.floor(index / 10)) % times.length] ?? '',
    )
    const first = mail({
      writer,
      at,
      name: `${index}`,
      subject: `Case ${index}`,
      row: row ?? writer.row,
      words: `${words} ${writer.words}`,
    })
    // Some families write again after one and after three days: the third contact raises the priority. P1 has nothing above it.
    const again = index % 10 === 5 && !words.includes('kill himself') ? [1, 3] : []
    return [
      first,
      ...again.map(gap =>
        mail({
          writer,
          at: at + gap * 86_400_000,
          name: `${index}-${gap}`,
          subject: `Re: Case ${index}`,
          row: null,
          words: 'I have heard nothing since I wrote. Is there any news?',
          answers: index,
        }),
      ),
    ]
  }).flat()
}

function mail(parts: {
  readonly writer: Writer
  readonly at: number
  readonly name: string
  readonly subject: string
  readonly row: Row | null
  readonly words: string
  readonly answers?: number
}): OldMail {
  const { writer, at, name, subject, row, words, answers } = parts
  const raw = [
    `From: "${writer.name}" <${writer.address}>`,
    'To: send@casework.calderbrook.example',
    `Subject: ${subject}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${name}@old.example>`,
    ...(answers === undefined
      ? []
      : [`In-Reply-To: <${answers}@old.example>`, `References: <${answers}@old.example>`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words.replaceAll('CHILD', writer.child),
    '',
    writer.name,
    '',
  ].join('\r\n')
  return { name: `${name}.eml`, at, row, raw }
}

/** One of each in turn: a family, a school, a member, a solicitor, somebody unknown. */
function writersOf({ contacts, cases, members }: DirectorySnapshot): readonly Writer[] {
  const childOf = new Map(cases.map(({ id, childName }) => [id, childName]))
  const known = (relations: readonly string[], row: Writer['row']) => {
    const addresses = new Set<string>()
    return contacts.flatMap(({ caseId, name, email, relation }): readonly Writer[] => {
      if (!relations.includes(relation) || addresses.has(email)) return []
      addresses.add(email)
      return [
        {
          name,
          address: email,
          child: childOf.get(caseId) ?? 'my child',
          row,
          words: `Our reference is ${caseId}.`,
        },
      ]
    })
  }
  const families = known(['parent', 'carer'], 'family')
  const schools = known(['school', 'professional'], 'everyone')
  return Array.from({ length: 11 }, (_none, turn): readonly (Writer | undefined)[] => {
    const aCase = cases[60 + turn]
    const member = members[turn * 3]
    const child = aCase?.childName ?? 'my child'
    const reference = `Your reference is ${aCase?.id ?? ''}.`
    return [
      families[turn * 2],
      schools[turn],
      member && {
        name: member.name,
        address: member.email,
        child,
        row: 'everyone',
        words: `A constituent asked me to write. ${reference}`,
      },
      {
        name: `Sol Icitor ${turn}`,
        address: `sol@icitor${turn}.example`,
        child,
        row: 'legal',
        words: `We are solicitors and act for the parents. ${reference}`,
      },
      {
        name: `Somebody ${turn}`,
        address: `somebody@mailbox${turn}.example`,
        child: 'my child',
        row: 'everyone',
        words: '',
      },
    ]
  })
    .flat()
    .flatMap(writer => (writer === undefined ? [] : [writer]))
}
