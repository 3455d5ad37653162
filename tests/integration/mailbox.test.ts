/** A colleague works from their own mailbox, and a correspondent asks by mail: over SMTP, through the real functions. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExportedQuery, exportedCasework } from '#tests/support/exported-casework.ts'
import { type LetterOut, lettersOut } from '#tests/support/letters-out.ts'
import { writeCouncilFolder } from '#tests/support/local/council-folder.ts'
import { type LocalService, startLocalService, until } from '#tests/support/local-service.ts'
import { untilWorked } from '#tests/support/until-worked.ts'

const inbox = 'send@aldermere.example'
const owner = 'owen@aldermere.example'
const manager = 'amir@aldermere.example'
const colleague = 'carl@aldermere.example'
const councillor = 'pat@members.aldermere.example'
/** Short enough to wait for, long enough to stop a mail in. */
const UNDO_SECONDS = 8
const FIRST_MAIL = '<first@members.aldermere.example>'

let folder: string
let local: LocalService
let answerTo: string
let count = 0

const letters = () => lettersOut(local.dataDir)
const to = async (address: string): Promise<readonly LetterOut[]> =>
  (await letters()).filter(letter => letter.to === address)
const toCouncillor = async () => (await to(councillor)).filter(letter => !letter.isAcknowledgement)

function raw(from: string, body: string, fields: readonly string[] = []): string {
  count += 1
  return [
    `From: <${from}>`,
    `To: ${answerTo}`,
    `Message-ID: <mail-${count}@mailbox.example>`,
    'Subject: Re: your notice',
    ...fields,
    '',
    ...body.split('\n'),
    '',
  ].join('\r\n')
}

/** Until they have an answer of ours; a mail that waits to be stopped still waits then. */
async function say(from: string, body: string): Promise<void> {
  const before = (await to(from)).length
  await local.send(raw(from, body), { from, to: answerTo })
  await until(
    async () => (await to(from)).length > before,
    async () => `nobody answers "${body}"`,
  )
}

async function quietly(from: string, body: string, fields: readonly string[] = []): Promise<void> {
  await local.send(raw(from, body, fields), { from, to: answerTo })
  await untilWorked(local)
}

async function query(): Promise<ExportedQuery> {
  const { queries } = await exportedCasework(local.dataDir)
  const found = queries.find(each => each.correspondent.address === councillor)
  if (found === undefined) throw new Error('The councillor’s query is not there.')
  return found
}
const typesOf = (each: ExportedQuery) => each.events.map(event => event.type)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-'))
  const councilDir = await writeCouncilFolder(join(folder, 'council'), {
    'council.json': JSON.stringify({
      name: 'Aldermere Council',
      inbox,
      domains: ['aldermere.example'],
      memberDomains: ['members.aldermere.example'],
      standards: { undoSeconds: UNDO_SECONDS },
    }),
    // Owen has the child's case: nobody is away.
    'cases.csv':
      'id,child_name,date_of_birth,school,ward,caseworker,stage,stage_date,flags\nEHC-1,Ada Finch,2015-06-01,Oakfield Primary School,Quarry Bank,cw-2,final,2026-03-02,\nEHC-2,Nadia Brook,,,,,,,\n',
    'absences.csv': 'staff_id,from,to,cover\n',
  })
  local = await startLocalService({ councilDir })
  answerTo = inbox
  await local.send(
    [
      `From: Pat Hill <${councillor}>`,
      `To: ${inbox}`,
      `Message-ID: ${FIRST_MAIL}`,
      'Subject: Ada Finch and her taxi',
      'Thread-Index: AdxYzAdxYzAdxYzAdxYzAdxYzAdxYzAd',
      '',
      'Her mother, Mary Finch, asked me to write. Ada Finch, EHC-1, had no taxi this week. When will she have one?',
      '',
    ].join('\r\n'),
    { from: councillor, to: inbox },
  )
  await untilWorked(local)
  answerTo = (await to(councillor))[0]?.replyTo ?? ''
})

afterAll(async () => {
  await local.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('the owner’s mail', () => {
  it('ACCEPT is done once, however often it is delivered', async () => {
    const accept = raw(owner, 'ACCEPT\n\nOwen Lark\nSent from my iPhone')
    await Promise.all([1, 2, 3].map(() => local.send(accept, { from: owner, to: answerTo })))
    await untilWorked(local)
    await local.send(accept, { from: owner, to: answerTo })
    await untilWorked(local)
    const { events } = await query()
    expect(events.filter(event => event.type === 'accepted')).toMatchObject([{ by: 'cw-2' }])
    expect((await to(owner)).filter(letter => /^Done:/.test(letter.mail.subject))).toHaveLength(1)
    expect(await toCouncillor()).toEqual([])
  })

  it('words go to the councillor from the inbox, in their thread, once they can be stopped no more', async () => {
    await say(
      owner,
      'Dear Councillor Hill\n\nAda has a taxi from Monday.\n\nKind regards\nOwen Lark\n\nFrom: SEND team\nSent: Monday\nTo: Owen Lark\nSubject: You have a new query\n\nYou have a new query, SEND-2026-00001.',
    )
    const told = (await to(owner)).at(-1)
    expect(told?.mail.text).toContain('on its way to Pat Hill')
    expect(told?.mail.text).toMatch(/\/undo\/\S+/)
    expect(await toCouncillor()).toEqual([])
    expect(typesOf(await query())).not.toContain('replied')
    await until(
      async () => (await toCouncillor()).length === 1,
      async () => 'the reply does not leave',
    )
    const [reply] = await toCouncillor()
    expect(reply?.mail.text).toContain('Ada has a taxi from Monday.')
    expect(reply?.mail.text).not.toContain('new query')
    expect(reply?.mail.from.address).toBe(inbox)
    expect(reply?.mail.inReplyTo).toBe(FIRST_MAIL)
    expect(reply?.mail.references[0]).toBe(FIRST_MAIL)
    expect(reply?.mail.threadIndex).toBe('AdxYzAdxYzAdxYzAdxYzAdxYzAdxYzAd')
    expect(reply?.replyTo).toBe(answerTo)
    expect(reply?.field('auto-submitted')).toBe('')
    await untilWorked(local)
    const after = await query()
    expect(after.events.filter(event => event.type === 'replied')).toMatchObject([{ by: 'cw-2' }])
    expect(after.mails.filter(mail => mail.kind === 'reply')).toHaveLength(1)
  })

  it('a reply that is undone never leaves, and is no reply in the history', async () => {
    await say(owner, 'Dear Councillor Hill\n\nI was wrong about the taxi.')
    await say(owner, 'UNDO')
    expect((await to(owner)).at(-1)?.mail.text).toContain('is stopped')
    // Another one leaves after it would have.
    await say(owner, 'Dear Councillor Hill\n\nThe taxi comes at eight.')
    await until(
      async () => (await toCouncillor()).length >= 2,
      async () => 'the second reply does not leave',
    )
    const texts = (await toCouncillor()).map(letter => letter.mail.text)
    expect(texts.join()).not.toContain('I was wrong')
    expect(texts).toHaveLength(2)
    expect((await query()).mails.filter(mail => mail.kind === 'reply')).toHaveLength(2)
  })

  it.each([
    ['a word that is not quite one', 'Hold on', 'looks like HOLD'],
    ['an empty mail', '\n\nOwen Lark', 'no words of your own'],
    ['another child', 'Dear Councillor Hill\n\nNadia Brook has one too.', 'N.B.'],
  ])('%s does nothing and says so', async (_, body, part) => {
    const before = (await toCouncillor()).length
    await say(owner, body)
    expect((await to(owner)).at(-1)?.mail.text).toContain(part)
    expect((await to(owner)).at(-1)?.mail.text).toContain('Nothing was sent to anyone.')
    expect(await toCouncillor()).toHaveLength(before)
  })
})

it('a colleague who does not have it is told so, and the owner hears of their words', async () => {
  const before = (await toCouncillor()).length
  await say(colleague, 'Dear Councillor Hill\n\nThis is not for me to say.')
  expect((await to(colleague)).at(-1)?.mail.text).toContain('Owen Lark has SEND-')
  expect(await toCouncillor()).toHaveLength(before)
})

it('two who answer at once: one reply leaves, and the other is told', async () => {
  const before = (await toCouncillor()).length
  await Promise.all([
    local.send(raw(owner, 'Dear Councillor Hill\n\nThe driver is called Sam.'), {
      from: owner,
      to: answerTo,
    }),
    local.send(raw(manager, 'Dear Councillor Hill\n\nThe driver is called Kim.'), {
      from: manager,
      to: answerTo,
    }),
  ])
  await untilWorked(local)
  const told = [...(await to(owner)), ...(await to(manager))].map(letter => letter.mail.text)
  expect(
    told.filter(text => /answered at .* and that mail is just leaving/s.test(text.replaceAll(/\s+/g, ' '))),
  ).toHaveLength(1)
  await until(
    async () => (await toCouncillor()).length > before,
    async () => 'neither reply leaves',
  )
  await untilWorked(local)
  expect(await toCouncillor()).toHaveLength(before + 1)
})

it('the councillor asks for STATUS: dates, no name, and no new contact', async () => {
  const eventsBefore = (await query()).events.length
  await say(councillor, 'STATUS')
  const answer = (await letters()).filter(letter => letter.to === councillor).at(-1)
  expect(answer?.mail.subject).toContain('Where things stand')
  expect(answer?.mail.text).not.toMatch(/Ada|Finch|Owen|Lark/)
  const { events } = await query()
  expect(events).toHaveLength(eventsBefore + 1)
  expect(events.filter(event => event.detail === 'status')).toMatchObject([
    { type: 'joined', by: 'correspondent' },
  ])
})

it('somebody else who has the token and asks for STATUS is told nothing', async () => {
  await quietly('stranger@mailbox.example', 'STATUS')
  expect(
    (await to('stranger@mailbox.example')).filter(letter => /Where things stand/.test(letter.mail.subject)),
  ).toEqual([])
})

describe('closing', () => {
  it('CLOSE leaves a letter, and the query is closed once it has left', async () => {
    await say(owner, 'CLOSE answered\n\nYou asked for a taxi. One comes each day at eight.')
    expect((await query()).state).toBe('open')
    await until(
      async () => (await toCouncillor()).some(letter => /We have closed/.test(letter.mail.subject)),
      async () => 'the closing letter does not leave',
    )
    await untilWorked(local)
    await until(
      async () => (await query()).state === 'closed',
      async () => 'the query does not close',
    )
  })

  it('a thank-you and the survey leave it closed, NOT SORTED opens it again', async () => {
    await quietly(councillor, 'Thank you very much.')
    await quietly(councillor, 'Partly, hard\n\nNobody rang me.')
    const closed = await query()
    expect(closed.state).toBe('closed')
    expect(closed.events.filter(event => event.type === 'joined').map(event => event.detail)).toEqual(
      expect.arrayContaining(['thanks', 'survey']),
    )
    await quietly(councillor, 'NOT SORTED\n\nThe taxi never came.')
    const { state, events } = await query()
    expect(state).toBe('open')
    expect(events.map(event => event.type)).toContain('reopened')
  })
})

it('AWAY is kept, whatever notice it answers or none, and once', async () => {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'Europe/London' })
  const until = day.format(Date.now() + 10 * 86_400_000)
  const away = raw(colleague, `AWAY until ${until}`)
  await local.send(away, { from: colleague, to: answerTo })
  await local.send(away, { from: colleague, to: answerTo })
  await untilWorked(local)
  const told = (await to(colleague)).filter(letter => /down as away/.test(letter.mail.text))
  expect(told).toHaveLength(1)
  expect(told[0]?.mail.text).toContain(until)
})

it('a holiday note of the owner’s mailbox is sent to nobody and answered by nobody', async () => {
  const before = (await letters()).length
  await quietly(owner, 'I am on leave until 27 November.', [
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
  ])
  const after = (await letters()).slice(before)
  expect(after.filter(letter => letter.to === councillor || letter.to === owner)).toEqual([])
})

it('loses no mail', async () => {
  const { ledger, incoming } = await exportedCasework(local.dataDir)
  expect(ledger.difference).toBe(0)
  expect(incoming.length).toBe(ledger.accepted)
})
