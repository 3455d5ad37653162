/**
 * A month of a council's mail, as its old mailbox would hold it: from the people of its directory and from strangers, about their own
 * children, in working hours and in the night, with replies, chasers, forwards, newsletters and out-of-office notes between them. The same
 * settings give the same bytes.
 */
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'

export interface MonthOfMail {
  readonly directory: DirectorySnapshot
  readonly mails: number
  /** First day, ISO. */
  readonly from: string
  readonly days: number
  readonly seed?: number
}

export interface OldMailFile {
  /** `0001.eml` and so on, in order of time. */
  readonly name: string
  readonly date: string
  readonly raw: Buffer
}

interface Writer {
  readonly name: string
  readonly address: string
  readonly how: 'family' | 'professional' | 'member' | 'stranger'
  readonly child: { readonly name: string; readonly school: string; readonly caseId: string } | null
}

const about = [
  [
    'School place',
    'CHILD has been out of school since the start of term and no alternative has been offered. Please tell me what education CHILD gets from now on.',
  ],
  [
    'Annual review',
    'We had the annual review meeting for CHILD at SCHOOL some weeks ago and have not received the paperwork. When will the amended plan come?',
  ],
  [
    'Speech therapy',
    'The speech and language therapy in the plan of CHILD has not been delivered this half term. SCHOOL says there is no therapist.',
  ],
  [
    'Draft plan',
    'I have read the draft plan for CHILD and section F is wrong in three places. Whom do I send my comments to?',
  ],
  ['Taxi', 'The taxi for CHILD did not come again this morning. Who is responsible for transport to SCHOOL?'],
  ['No reply', 'I have rung three times about CHILD and nobody calls back. Who is our caseworker now?'],
  ['Assessment', 'I would like to ask for an EHC needs assessment for CHILD, who is struggling at SCHOOL.'],
  ['Late', 'The assessment of CHILD began in the spring and the twenty weeks are over. When will we hear?'],
  [
    'Choosing a school',
    'We have visited SCHOOL and would like it named in section I for CHILD from next September.',
  ],
  [
    'Tribunal',
    'We intend to appeal against the plan of CHILD. Please send the mediation certificate and the decision letter.',
  ],
  [
    'Funding',
    'The top-up funding for CHILD at SCHOOL has not been paid this term. Please confirm the amount and the date.',
  ],
  [
    'Question',
    'Could you explain how the council decides which children have a plan? I am asking for a neighbour.',
  ],
  [
    'Formal complaint',
    'I wish to make a formal complaint about how the council has handled the case of CHILD.',
  ],
  [
    'Records',
    'Please treat this as a subject access request: I want a copy of everything that you hold about CHILD.',
  ],
] as const
const chasers = [
  'I have heard nothing since I wrote. Please could somebody answer?',
  'Following up on the mail below. Is there any news?',
  'Thank you. Can you tell me when we will hear more?',
]
const strangers = [
  'Alex Whitmore',
  'Priya Raman',
  'Joanna Keats',
  'Dewi Pritchard',
  'Marta Nowak',
  'Samuel Osei',
]

export function monthOfMail(settings: MonthOfMail): readonly OldMailFile[] {
  const random = numbers(settings.seed ?? 1)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  const { directory } = settings
  const everyone = writersOf(directory)
  const { inbox } = directory.council
  const sent: { readonly writer: Writer; readonly messageId: string; readonly subject: string }[] = []
  const domain = inbox.slice(inbox.lastIndexOf('@') + 1)

  return instants(settings, random).map((at, index) => {
    const name = `${String(index + 1).padStart(4, '0')}.eml`
    const messageId = `<${index + 1}.${at.getTime()}@old.${domain}>`
    const chance = random()
    const mail = (from: string, subject: string, body: string, more: readonly string[] = []) => ({
      name,
      date: at.toISOString(),
      raw: Buffer.from(
        [
          `From: ${from}`,
          `To: ${inbox}`,
          `Subject: ${subject}`,
          `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
          `Message-ID: ${messageId}`,
          ...more,
          'MIME-Version: 1.0',
          'Content-Type: text/plain; charset=utf-8',
          '',
          body,
          '',
        ].join('\r\n'),
      ),
    })
    if (chance < 0.03) {
      return mail('Local Offer News <news@news.example>', `News ${index}`, 'This week in SEND.', [
        'List-Unsubscribe: <mailto:off@news.example>',
        'Precedence: bulk',
      ])
    }
    if (chance < 0.06) {
      const { address, name: who } = pick(everyone)
      return mail(`${who} <${address}>`, 'Automatic reply: away', 'I am away until Monday.', [
        'Auto-Submitted: auto-replied',
      ])
    }
    const earlier = chance < 0.2 && sent.length > 0 ? pick(sent) : null
    if (earlier !== null) {
      const { writer, subject } = earlier
      return mail(
        `${writer.name} <${writer.address}>`,
        `Re: ${subject}`,
        `${pick(chasers)}\r\n\r\n${writer.name}`,
        [`In-Reply-To: ${earlier.messageId}`, `References: ${earlier.messageId}`],
      )
    }
    const writer = pick(everyone)
    const [title, words] = pick(about)
    const { child } = writer
    const subject = `${title}${child === null ? '' : ` - ${child.name.split(' ')[0]}`} ${index}`
    sent.push({ writer, messageId, subject })
    const body = words
      .replaceAll('CHILD', child === null ? 'my child' : child.name)
      .replaceAll('SCHOOL', child?.school ?? 'the school')
    const cover = writer.how === 'member' ? 'A constituent has asked me to raise this. ' : ''
    const reference =
      writer.how === 'professional' && child !== null ? `\r\nYour reference: ${child.caseId}` : ''
    return mail(
      `${writer.name} <${writer.address}>`,
      subject,
      `Dear team,\r\n\r\n${cover}${body}${reference}\r\n\r\nThis is my mail number ${index}.\r\n\r\n${writer.name}`,
    )
  })
}

/** As one mbox, whose mails are not in order of time: every tenth stands where it was found, after a later one. */
export function asMbox(mails: readonly OldMailFile[]): Buffer {
  const order = mails.toSorted(
    (one, other) => Number(one.name.endsWith('0.eml')) - Number(other.name.endsWith('0.eml')),
  )
  return Buffer.concat(
    order.flatMap(({ raw, date }) => [
      Buffer.from(`From MAILER-DAEMON ${new Date(date).toUTCString().replace(',', '')}\r\n`),
      Buffer.from(raw.toString('utf8').replaceAll(/^(>*From )/gm, '>$1')),
      Buffer.from('\r\n'),
    ]),
  )
}

function writersOf(directory: DirectorySnapshot): readonly Writer[] {
  const cases = new Map(directory.cases.map(each => [each.id, each]))
  const children = directory.cases.map(each => ({
    name: each.childName,
    school: each.school,
    caseId: each.id,
  }))
  const contacts = directory.contacts.flatMap((contact): Writer[] => {
    const found = cases.get(contact.caseId)
    if (found === undefined) return []
    return [
      {
        name: contact.name,
        address: contact.email,
        how: ['school', 'professional', 'legal'].includes(contact.relation) ? 'professional' : 'family',
        child: { name: found.childName, school: found.school, caseId: found.id },
      },
    ]
  })
  const members = directory.members.map(
    (member, index): Writer => ({
      name: member.name,
      address: member.email,
      how: 'member',
      child: children[(index * 7) % Math.max(1, children.length)] ?? null,
    }),
  )
  const others = strangers.map(
    (name): Writer => ({
      name,
      address: `${name.toLowerCase().replace(' ', '.')}@mailbox.example`,
      how: 'stranger',
      child: null,
    }),
  )
  return [...contacts, ...members, ...others]
}

/** Instants in order: most of them in the day's work, some in the evening, a few in the night and at weekends. */
function instants({ from, days, mails }: MonthOfMail, random: () => number): readonly Date[] {
  const start = Date.parse(`${from}T00:00:00Z`)
  const found: number[] = []
  while (found.length < mails) {
    const day = Math.floor(random() * days)
    const weekday = new Date(start + day * 86_400_000).getUTCDay()
    if ((weekday === 0 || weekday === 6) && random() < 0.75) continue
    const hour = random() < 0.8 ? 8 + random() * 10 : random() * 24
    found.push(start + day * 86_400_000 + Math.floor(hour * 3600) * 1000)
  }
  return found.sort((one, other) => one - other).map(at => new Date(at))
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
