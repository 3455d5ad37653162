/** The main job as a story: what writers, owners, robots and 240 others send, and what becomes of each. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { councilFolderFiles, readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { calendarOf, nextWorkingInstant } from '#shared/domain/standards/working-time.ts'
import {
  type ExportedCasework,
  type ExportedQuery,
  exportedCasework,
} from '#tests/support/exported-casework.ts'
import { type LetterOut, lettersOut } from '#tests/support/letters-out.ts'
import { loadMails } from '#tests/support/load-mails.ts'
import { type LocalService, startLocalService } from '#tests/support/local-service.ts'
import { untilWorked } from '#tests/support/until-worked.ts'

const inbox = 'send@casework.calderbrook.example'
const councillor = 'patricia.holroyd@members.calderbrook.example'
const assistant = 'assistant@members-office.example'
const stranger = 'stranger@mailbox.example'
const mother = 'a.rhysmorgan@mailbox.example'
const otherMother = 'samdoyle82@mailbox.example'
const member = 'naomi.brandreth.mp@parliament.example'
const campaigners = ['a', 'b', 'c', 'd'].map(name => `${name}@campaign.example`)
const appeal =
  'I object to the proposed changes to post-16 transport for young people with special needs. Families were promised that nobody would lose a seat on a bus before the review was finished. The cabinet paper says the opposite. Please say what the council will do and who decides.'
const council = await sampleCouncilFolder()
const run = promisify(execFile)

async function sampleCouncilFolder() {
  const reading = readCouncilFiles(await councilFolderFiles('samples/council'))
  if (!reading.ok) throw new Error('The sample council cannot be read.')
  return reading.snapshot
}

const mail = (from: string, id: string, fields: readonly string[], body: string) =>
  [`From: ${from}`, `To: ${inbox}`, `Message-ID: <${id}@story.example>`, ...fields, '', body, ''].join('\r\n')

/** A sample mail under a Message-ID of its own. */
async function sample(file: string, id: string): Promise<string> {
  const raw = await readFile(`samples/mail/${file}`, 'utf8')
  return raw.replace(/^Message-ID: .*$/m, `Message-ID: <${id}@story.example>\r`).replace(/\r\r/g, '\r')
}

/** A mail server's report that a letter of ours did not arrive. */
function deliveryFailure(letter: LetterOut): string {
  const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary="r"'
  const parts = [
    `Content-Type: text/plain\r\n\r\n<${letter.to}>: 550 5.1.1 User unknown`,
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.calderbrook.example\r\n\r\nFinal-Recipient: rfc822; ${letter.to}\r\nAction: failed\r\nStatus: 5.1.1`,
    `Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${letter.mail.messageId}\r\nSubject: ${letter.mail.subject}`,
  ]
  const body = `${parts.map(part => `--r\r\n${part}\r\n`).join('')}--r--`
  const fields = ['Subject: Undelivered Mail Returned to Sender', 'Auto-Submitted: auto-replied', type]
  return mail('MAILER-DAEMON@mx.calderbrook.example', 'bounce', fields, body)
}

const load = loadMails(240)
let local: LocalService
/** After the first mails, before anybody answered. */
let atFirst: ExportedCasework
let beforeBounce: ExportedCasework
let casework: ExportedCasework
let letters: readonly LetterOut[]

beforeAll(async () => {
  local = await startLocalService()
  await local.send(await sample('001-councillor-outlook-forward-out-of-school.eml', 'councillor'), {
    from: councillor,
  })
  await local.send(await sample('021-safeguarding-child-suicidal.eml', 'danger'), { from: mother })
  await local.send(await sample('023-newsletter.eml', 'newsletter'), { from: 'news@shop.example' })
  await local.send(await sample('027-scam.eml', 'scam'), { from: 'scam@scam.example' })
  await untilWorked(local)
  atFirst = await exportedCasework(local.dataDir)
  letters = await lettersOut(local.dataDir)

  const answer = theAcknowledgementTo(councillor)
  const ours = /<send-[^>]+>/.exec(answer.field('references'))?.[0] ?? ''
  await local.send(
    mail(
      `Pat <${councillor}>`,
      'reply',
      [`Subject: Re: ${answer.mail.subject}`],
      'Thank you. He is 13. Any news?',
    ),
    { from: councillor, to: answer.replyTo },
  )
  await local.send(
    mail(
      `Office <${assistant}>`,
      'office',
      ['Subject: A quick question', `References: ${ours}`],
      'Has anyone called the mother yet?',
    ),
    { from: assistant },
  )
  await local.send(
    mail(
      `Nosy <${stranger}>`,
      'stranger',
      [`Subject: ${referenceOf(councillor)}`],
      'What is happening with this child?',
    ),
    { from: stranger },
  )
  const notice = noticeToOwner()
  await local.send(outOfOffice(notice, 'away'), { from: '' })
  await Promise.all(
    campaigners.map((writer, index) =>
      local.send(
        mail(
          `Campaigner ${'ABCD'.charAt(index)} <${writer}>`,
          `campaign-${index}`,
          ['Subject: Post-16 transport'],
          `Dear Team ${index}\r\n\r\n${appeal}\r\n\r\nYours faithfully,\r\nCampaigner ${'ABCD'.charAt(index)}`,
        ),
        { from: writer },
      ),
    ),
  )
  // At once, so that both may be taken in as one batch.
  await Promise.all(
    [otherMother, member].map((writer, index) =>
      local.send(
        mail(
          `Writer <${writer}>`,
          `same-${index}`,
          ['Subject: Tyler Doyle-Grant'],
          'Tyler Doyle-Grant still has no school place. What will be done for him, and when?',
        ),
        { from: writer },
      ),
    ),
  )
  await untilWorked(local)
  beforeBounce = await exportedCasework(local.dataDir)
  letters = await lettersOut(local.dataDir)
  await local.send(outOfOffice(notice, 'away'), { from: '' })
  await local.send(deliveryFailure(noticeTo(queryOf(mother, beforeBounce))), { from: '' })
  await local.send(
    mail(
      'Angharad <a.rhysmorgan@mailbox.example>',
      'while-away',
      ['Subject: One more thing'],
      'Who will ring me about Efa? Nobody has.',
    ),
    { from: mother },
  )
  await untilWorked(local)

  const sendAll = () => Promise.all(load.map(({ raw, from }) => local.send(raw, { from })))
  await sendAll()
  await sendAll()
  await local.untilQueuesAreEmpty()
  casework = await exportedCasework(local.dataDir)
  letters = await lettersOut(local.dataDir)
})
afterAll(() => local.stop())

function queryOf(writer: string, of = casework): ExportedQuery {
  const found = of.queries.find(query => query.correspondent.address === writer)
  if (found === undefined) throw new Error(`There is no query of ${writer}.`)
  return found
}
const referenceOf = (writer: string) => queryOf(writer, atFirst).reference
const acknowledgementsTo = (address: string) =>
  letters.filter(letter => letter.isAcknowledgement && letter.to === address)
function theAcknowledgementTo(address: string): LetterOut {
  const [letter, ...others] = acknowledgementsTo(address)
  if (letter === undefined || others.length > 0) throw new Error(`${address} has not one acknowledgement.`)
  return letter
}
const outOfOffice = (notice: LetterOut, id: string) =>
  mail(
    `Owner <${notice.to}>`,
    id,
    [
      `Subject: Automatic reply: ${notice.mail.subject}`,
      'Auto-Submitted: auto-replied',
      `In-Reply-To: ${notice.mail.messageId}`,
    ],
    'I am on leave. My mother is ill.',
  )
const noticeToOwner = () => noticeTo(queryOf(mother, atFirst))
/** To the owner of a query that could not wait: sent at once, whatever the hour. */
function noticeTo({ reference, ownerId }: ExportedQuery): LetterOut {
  const email = council.staff.find(each => each.id === ownerId)?.email
  const letter = letters.find(each => each.to === email && each.mail.subject.includes(reference))
  if (letter === undefined) throw new Error('The owner has had no notice.')
  return letter
}
const ids = (query: ExportedQuery) =>
  query.mails.flatMap(each => (each.direction === 'in' ? [each.messageId] : []))

describe('a councillor’s mail', () => {
  test('becomes a query with the owner that the triage command names', async () => {
    const query = queryOf(councillor, atFirst)
    const file = join(local.dataDir, 'councillor.eml')
    await writeFile(file, await sample('001-councillor-outlook-forward-out-of-school.eml', 'councillor'))
    const args = ['--council', 'samples/council', '--at', query.mails[0]?.at ?? '', file]
    const { stdout } = await run(process.execPath, ['infra/local/commands/triage.ts', ...args])
    const judged = z
      .object({
        owner: z.object({ staffId: z.string() }),
        topic: z.string(),
        priority: z.string(),
        case: z.object({ id: z.string() }),
        deadlines: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(stdout))
    expect(query).toMatchObject({
      ownerId: judged.owner.staffId,
      topic: judged.topic,
      priority: judged.priority,
      caseId: judged.case.id,
      deadlines: judged.deadlines,
    })
    expect(query.caseId).toBe('EHC-20101')
  })

  test('is acknowledged with a name, a reference and a date, and without a word about the child', () => {
    const { mail: letter } = theAcknowledgementTo(councillor)
    expect(letter.subject).toContain(referenceOf(councillor))
    expect(letter.text).toContain('Dear Councillor Patricia Holroyd')
    expect(letter.text).toContain(`Your reference is ${referenceOf(councillor)}.`)
    expect(letter.text).toMatch(/You will hear from us by 5pm on \w+ \d+ \w+\./)
    const owner = council.staff.find(each => each.id === queryOf(councillor, atFirst).ownerId)
    expect(letter.text).toContain(`${owner?.name} is dealing with this`)
    for (const part of [letter.text, letter.html ?? '', letter.subject]) {
      expect(part).not.toMatch(/Tyler|Doyle|Grant\b|Thornhill|Samantha|EHC/i)
    }
  })

  test('is told to its owner in working time, and waits until then outside it', () => {
    const { mails } = queryOf(councillor, atFirst)
    const notice = mails.find(each => each.kind === 'notice')
    const received = mails.find(each => each.direction === 'in')?.at ?? ''
    const due = nextWorkingInstant(calendarOf(council.council), received)
    if (Date.parse(due) === Date.parse(received)) expect(notice?.messageId).not.toBeNull()
    else expect(notice).toMatchObject({ messageId: null, at: new Date(due).toISOString() })
  })
})

describe('an answer to our acknowledgement', () => {
  test('to its reply address joins the query and has no acknowledgement of its own', () => {
    expect(ids(queryOf(councillor))).toEqual(
      expect.arrayContaining(['<councillor@story.example>', '<reply@story.example>']),
    )
    expect(acknowledgementsTo(councillor)).toHaveLength(1)
    expect(queryOf(councillor).events.filter(event => event.type === 'joined')).toHaveLength(2)
  })

  test('to the plain inbox, from another address, joins by our entry of References alone', () => {
    expect(ids(queryOf(councillor))).toContain('<office@story.example>')
  })

  test('by a stranger who only quotes the reference opens a query of its own, and learns nothing', () => {
    expect(ids(queryOf(stranger))).toEqual(['<stranger@story.example>'])
    const { mail: letter } = theAcknowledgementTo(stranger)
    const owner = council.staff.find(each => each.id === queryOf(councillor).ownerId)
    expect(letter.text).not.toContain(owner?.name)
    expect(letter.text).not.toContain(referenceOf(councillor))
  })
})

describe('an owner who', () => {
  test('answers by an out-of-office: somebody else has the query at once, and no clock has moved', () => {
    const [before, after] = [queryOf(mother, atFirst), queryOf(mother, beforeBounce)]
    expect(after.ownerId).not.toBe(before.ownerId)
    expect(after.deadlines).toEqual(before.deadlines)
    expect(
      after.mails.filter(each => each.messageId === '<away@story.example>').map(each => each.kind),
    ).toEqual(['auto-reply'])
    const handed = after.events
      .filter(event => event.type === 'cover-started' || event.type === 'routed')
      .at(-1)
    expect(handed?.to).toEqual([after.ownerId])
    const email = council.staff.find(each => each.id === after.ownerId)?.email
    const told = letters.filter(each => each.to === email && /a colleague may be away/.test(each.mail.text))
    expect(told).toHaveLength(1)
  })

  test('answers by an out-of-office that comes twice: nothing happens twice', () => {
    const handed = queryOf(mother).events.filter(event => /automatic reply/.test(event.detail))
    expect(handed).toHaveLength(1)
    const copies = casework.incoming.filter(each => each.messageId === '<away@story.example>')
    expect(copies).toHaveLength(1)
  })

  test('is perhaps away: the manager is asked, without the words of the reply, and nobody else is', () => {
    const name = council.staff.find(each => each.id === queryOf(mother, atFirst).ownerId)?.name
    const asked = casework.queries.flatMap(query =>
      query.mails.filter(each => each.subject === `Is ${name} away? Please check today`),
    )
    expect(asked).toHaveLength(1)
    expect(letters.filter(each => /mother is ill|on leave/.test(each.mail.text))).toEqual([])
  })

  test('is perhaps away: new mail about their case goes to somebody else', () => {
    const away = queryOf(mother, atFirst).ownerId
    const later = casework.queries.find(query =>
      query.mails.some(each => each.messageId === '<while-away@story.example>'),
    )
    expect(later?.ownerId).toEqual(expect.any(String))
    expect(later?.ownerId).not.toBe(away)
  })

  test('cannot be reached: somebody else has the query and is told at once', () => {
    const [before, after] = [queryOf(mother, beforeBounce), queryOf(mother)]
    expect(after.ownerId).not.toBe(before.ownerId)
    const next = council.staff.find(each => each.id === after.ownerId)
    expect(next).toBeDefined()
    const notices = letters.filter(
      each => each.to === next?.email && each.mail.subject.includes(after.reference),
    )
    expect(notices.length).toBeGreaterThan(0)
    expect(after.events.map(event => event.type)).toContain('bounced')
    expect(after.events.filter(event => event.type === 'routed').at(-1)?.to).toEqual([after.ownerId])
  })
})

test('a councillor, an MP and a mother on one child are linked, with clocks of their own and one owner', () => {
  const queries = [councillor, member, otherMother].map(writer => queryOf(writer))
  expect(new Set(queries.map(query => query.caseId))).toEqual(new Set(['EHC-20101']))
  expect(new Set(queries.map(query => query.ownerId)).size).toBe(1)
  expect(new Set(queries.map(query => query.reference)).size).toBe(3)
  const said = queries
    .toSorted((one, other) => (one.reference < other.reference ? -1 : 1))
    .map(query => query.events.find(event => event.detail.startsWith('Also about this child'))?.detail ?? '')
  const others = queries.map(query => query.reference)
  const named = said.map(detail => others.filter(reference => detail.includes(reference)).length)
  expect(named.toSorted()).toEqual([0, 1, 2])
  const toWriters = letters.filter(each => each.isAcknowledgement)
  for (const writer of [councillor, member, otherMother]) {
    const letter = toWriters.find(each => each.to === writer)
    expect(others.filter(reference => letter?.mail.text?.includes(reference))).toHaveLength(1)
  }
})

test('four people who send one text are each acknowledged, owned by one person, and known as a campaign', async () => {
  const queries = campaigners.map(writer => queryOf(writer))
  expect(new Set(queries.map(query => query.ownerId)).size).toBe(1)
  expect(campaigners.map(writer => acknowledgementsTo(writer).length)).toEqual([1, 1, 1, 1])
  const named = queries.filter(query =>
    query.events.some(event => /Part of campaign-|Nearly the same words/.test(event.detail)),
  )
  expect(named).toHaveLength(4)
})

test('a newsletter and a scam are kept, belong to no query and are answered by nobody', () => {
  const kept = (id: string) => casework.outside.filter(each => each.messageId === `<${id}@story.example>`)
  expect(kept('newsletter').map(each => each.kind)).toEqual(['bulk'])
  expect(kept('scam').map(each => each.kind)).toEqual(['spam'])
  const writers = [...kept('newsletter'), ...kept('scam')].map(each => each.from)
  expect(letters.filter(each => writers.includes(each.to))).toEqual([])
})

describe('240 mails, each delivered twice', () => {
  test('are 240 mails', () => {
    const found = casework.incoming.filter(each => each.messageId?.startsWith('<load-'))
    expect(found.map(each => each.messageId).toSorted()).toEqual(load.map(each => each.messageId).toSorted())
  })

  test('have one acknowledgement for each person and none for a machine', () => {
    const found = letters.filter(each => each.isAcknowledgement && each.to.startsWith('writer-load-'))
    const people = load.filter(each => each.person)
    expect(found.map(each => each.to).toSorted()).toEqual(people.map(each => each.from).toSorted())
    expect(people.length).toBeLessThan(load.length)
  })

  test('leave the ledger without a difference', () => {
    // The story's own: four at first, three answers, an out-of-office, a bounce, one more, four of a campaign, two of one matter.
    expect(casework.ledger).toMatchObject({ accepted: 240 + 4 + 3 + 2 + 1 + 4 + 2, difference: 0 })
    expect(casework.incoming).toHaveLength(casework.ledger.accepted)
  })
})
