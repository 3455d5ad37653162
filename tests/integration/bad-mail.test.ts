/** Bad mail over real SMTP, to one running service: what becomes of each, what leaves for it, and that nothing breaks. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as cheerio from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ExportedCasework,
  type ExportedQuery,
  exportedCasework,
} from '#tests/support/exported-casework.ts'
import { type LetterOut, lettersOut } from '#tests/support/letters-out.ts'
import { type LocalService, startLocalService, until } from '#tests/support/local-service.ts'
import { badMails } from '#tests/support/mail/bad-mails.ts'
import { untilWorked } from '#tests/support/until-worked.ts'

const inbox = 'send@casework.calderbrook.example'
const question = 'My son has had no school since September. Who is our caseworker?'
const plainMail = (from: string, fields: readonly string[], body = question) =>
  `From: ${from}\r\nTo: ${inbox}\r\n${fields.map(field => `${field}\r\n`).join('')}\r\n${body}\r\n`

let local: LocalService
let casework: ExportedCasework
let letters: readonly LetterOut[]
const robots = [
  {
    what: 'says Auto-Submitted',
    domain: 'honest-robot.example',
    fields: ['Auto-Submitted: auto-replied'],
    answersTo: (letter: LetterOut) => letter.replyTo,
    threads: true,
    mostAcknowledgements: 1,
  },
  {
    what: 'says nothing of itself, and answers as a person would',
    domain: 'sly-robot.example',
    fields: [],
    answersTo: (letter: LetterOut) => letter.replyTo,
    threads: true,
    mostAcknowledgements: 3,
  },
  {
    what: 'writes to the inbox itself and names no earlier mail but in its subject',
    domain: 'dull-robot.example',
    fields: [],
    answersTo: () => inbox,
    threads: false,
    mostAcknowledgements: 3,
  },
]

beforeAll(async () => {
  local = await startLocalService()
  for (const { raw, envelopeFrom } of badMails) await local.send(raw, { from: envelopeFrom })

  for (const body of ['One question?', 'Quite another question?']) {
    await local.send(plainMail('same-id@twice.example', ['Message-ID: <same@twice.example>'], body))
  }
  const again = plainMail('again@twice.example', ['Message-ID: <again@twice.example>', 'Subject: Again'])
  for (let time = 0; time < 2; time += 1) await local.send(again, { from: 'again@twice.example' })

  const [first] = await untilAcknowledged('again@twice.example')
  if (first === undefined) throw new Error('There is no acknowledgement to send back.')
  await local.send(first.raw, { from: 'bounce@elsewhere.example' })
  await local.send(passedOn(first), { from: 'forwarder@rules.example' })

  await Promise.all(robots.map(robot => letAnswer(robot)))
  await local.untilQueuesAreEmpty()
  casework = await exportedCasework(local.dataDir)
  letters = await lettersOut(local.dataDir)
})
afterAll(() => local.stop())

/** Our letter as a mailbox rule passes it on that hides the marks of automatic mail, all but the loop's. */
function passedOn({ raw }: LetterOut): Buffer {
  const text = raw
    .toString('latin1')
    .replace(/^(?:Auto-Submitted|X-Auto-Response-Suppress): .*\r\n/gm, '')
    .replace(/^From: .*\r\n/m, 'From: A Neighbour <forwarder@rules.example>\r\n')
    .replace(/^Message-ID: .*\r\n/m, 'Message-ID: <passed-on@rules.example>\r\n')
  return Buffer.from(text, 'latin1')
}

async function untilAcknowledged(address: string): Promise<readonly LetterOut[]> {
  const found = async () => acknowledgementsTo(address, await lettersOut(local.dataDir))
  await until(
    async () => (await found()).length > 0,
    async () => `there is no acknowledgement to ${address}`,
  )
  return found()
}
const acknowledgementsTo = (address: string, of = letters) =>
  of.filter(letter => letter.isAcknowledgement && letter.to === address)

/** Opens a query, then answers every acknowledgement from a new address with other words, until none comes or it is tired. */
async function letAnswer(robot: (typeof robots)[number]): Promise<void> {
  const answered = new Set<string>()
  const send = (from: string, to: string, fields: readonly string[], words: string) =>
    local.send(plainMail(from, fields, words), { from, to })
  await send(`opener@${robot.domain}`, inbox, ['Subject: Our ticket 1'], question)
  for (let round = 1; round <= 8; round += 1) {
    await untilWorked(local)
    const fresh = (await lettersOut(local.dataDir)).filter(
      letter =>
        letter.isAcknowledgement &&
        letter.to.endsWith(robot.domain) &&
        !answered.has(letter.mail.messageId ?? ''),
    )
    if (fresh.length === 0) return
    for (const letter of fresh) {
      answered.add(letter.mail.messageId ?? '')
      const threading = [`In-Reply-To: ${letter.mail.messageId}`, `References: ${letter.field('references')}`]
      const fields = [
        `Subject: Re: ${letter.mail.subject}`,
        ...robot.fields,
        ...(robot.threads ? threading : []),
      ]
      const words = `Ticket ${round * 7919}. Could you tell our desk number ${round} more about this child, please?`
      await send(`desk-${round}@${robot.domain}`, robot.answersTo(letter), fields, words)
    }
  }
}

function queryOf(writer: string, subject?: string): ExportedQuery {
  const found = casework.queries.filter(
    query =>
      query.correspondent.address === writer &&
      (subject === undefined || query.mails.some(mail => mail.subject === subject)),
  )
  expect(found).toHaveLength(1)
  const [query] = found
  if (query === undefined) throw new Error('unreachable')
  return query
}
const pageOf = async (writer: string, rest = '') =>
  fetch(`${local.service.web}/queries/${queryOf(writer).reference}${rest}`)

describe('each bad mail', () => {
  test.each(badMails.map(mail => [mail.what, mail] as const))(
    '%s: is on exactly one line, and answered once or not at all',
    (_, { writer, what, acknowledged }) => {
      const query = writer === '' ? queryOf('', what) : queryOf(writer)
      expect(query.mails.filter(mail => mail.direction === 'in')).toHaveLength(1)
      const answers = query.mails.filter(mail => mail.kind === 'acknowledgement')
      expect(answers).toHaveLength(acknowledged === null ? 0 : 1)
      if (acknowledged !== null) expect(acknowledgementsTo(acknowledged)).toHaveLength(1)
      expect(query.ownerId).not.toBeNull()
    },
  )

  test('is shown on its page, and can be saved as it came', async () => {
    const shown = badMails.filter(mail => mail.writer !== '')
    for (const { writer, raw } of shown) {
      const page = await pageOf(writer)
      expect([writer, page.status]).toEqual([writer, 200])
      const link = cheerio
        .load(await page.text())('a[href$="/raw"]')
        .first()
        .attr('href')
      const saved = await fetch(`${local.service.web}${link}`)
      expect(saved.status).toBe(200)
      // Senders give a bare CR or LF its other half; above the mail stands what the mail server stamped.
      if (/\r(?!\n)|(?<!\r)\n/.test(raw.toString('latin1'))) continue
      expect(Buffer.from(await saved.arrayBuffer()).includes(raw.subarray(0, 5_000))).toBe(true)
    }
  })
})

describe('what is said in a mail', () => {
  test('is read past a lying Content-Length, NULs, an unknown charset and 2,000 nested parts', async () => {
    for (const writer of [
      'length',
      'long-length',
      'nul',
      'charset',
      'nested',
      'html',
      'crowd',
      'long-line',
    ]) {
      const text = cheerio
        .load(await (await pageOf(`${writer}@bad.example`)).text())('.app-mail__words')
        .text()
      expect([writer, text.replaceAll(/\s+/g, ' ')]).toEqual([writer, expect.stringContaining(question)])
    }
  })

  test('in HTML that attacks its reader is shown without a script, form, style or remote address', async () => {
    const html = await (await pageOf('html@bad.example')).text()
    const link = cheerio.load(html)('a[href*="show=all"]').attr('href')
    const whole = await fetch(`${local.service.web}${link?.split('#')[0]}`)
    const page = cheerio.load(await whole.text())
    const mail = page('article.app-mail--in')
    expect(mail.text()).toContain('INERT heading')
    expect(
      mail.find('script,style,form,input,button,iframe,object,embed,svg,video,audio,link,base,meta').length,
    ).toBe(0)
    expect(mail.find('[style],[onclick],[onload],[onerror],[onmouseover],[srcdoc]').length).toBe(0)
    const loaded = mail
      .find('[src]')
      .toArray()
      .map(each => page(each).attr('src') ?? '')
    expect(loaded.filter(src => !src.startsWith('data:'))).toEqual([])
    const addresses = mail
      .find('a[href]')
      .toArray()
      .map(each => page(each).attr('href') ?? '')
    expect(addresses.filter(href => !/^(?:\/|#|https?:\/\/|mailto:)/.test(href))).toEqual([])
    expect(whole.headers.get('content-security-policy')).toMatch(/default-src 'none'|script-src/)
  })

  test('an attachment called ../../etc/passwd is saved as passwd, and never opened', async () => {
    const html = await (await pageOf('traversal@bad.example')).text()
    const file = cheerio.load(html)('.app-files a')
    expect(file.text()).toBe('passwd')
    const saved = await fetch(`${local.service.web}${file.attr('href')}`)
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="?passwd"?/)
    expect(saved.headers.get('content-type')).toBe('application/octet-stream')
    expect(await saved.text()).toBe('root:x:0:0')
  })
})

describe('what leaves for a mail', () => {
  test('has no header field, address or advert of its writer’s choosing', () => {
    for (const writer of ['inject@bad.example', 'advert@bad.example', 'huge-name@bad.example']) {
      const [letter] = acknowledgementsTo(writer)
      expect(letter?.mail.headers.map(({ name }) => name)).not.toContain('bcc')
      expect(letter?.mail.to).toEqual([{ name: '', address: writer }])
      expect(letter?.mail.cc).toEqual([])
      expect(`${letter?.raw}`).not.toMatch(/evil|victim|script|prize/i)
    }
  })

  test('goes to nobody but writers and staff', () => {
    const writers = new Set(badMails.flatMap(mail => mail.acknowledged ?? []))
    const others = letters.filter(
      ({ to }) =>
        !writers.has(to) && !/@(?:calderbrook|twice|honest-robot|sly-robot|dull-robot)\.example$/.test(to),
    )
    expect(others.map(({ to }) => to)).toEqual([])
  })
})

describe('once only', () => {
  test('one Message-ID over two contents is two mails, and neither is lost', () => {
    const lines = casework.incoming.filter(mail => mail.messageId === '<same@twice.example>')
    expect(lines).toHaveLength(2)
    expect(new Set(lines.map(mail => mail.rawKey)).size).toBe(2)
  })

  test('one mail delivered twice is one mail with one acknowledgement', () => {
    expect(casework.incoming.filter(mail => mail.messageId === '<again@twice.example>')).toHaveLength(1)
    expect(acknowledgementsTo('again@twice.example')).toHaveLength(1)
  })
})

describe('a loop', () => {
  test('our own acknowledgement that comes back is kept with its query and answered to nobody', () => {
    const query = queryOf('again@twice.example')
    const back = query.mails.filter(mail => mail.direction === 'in' && mail.from === inbox)
    expect(back.map(mail => mail.kind)).toEqual(['auto-reply'])
    expect(acknowledgementsTo('again@twice.example')).toHaveLength(1)
    expect(letters.filter(({ to }) => to.startsWith('send') || to.startsWith('bounce'))).toEqual([])
  })

  test('one that a mailbox rule passes on without its marks is not answered either', () => {
    expect(casework.incoming.filter(mail => mail.messageId === '<passed-on@rules.example>')).toHaveLength(1)
    expect(acknowledgementsTo('forwarder@rules.example')).toEqual([])
  })

  test.each(robots)('with a robot that $what ends after $mostAcknowledgements', ({ domain, ...robot }) => {
    const sent = letters.filter(letter => letter.isAcknowledgement && letter.to.endsWith(`@${domain}`))
    expect(sent).toHaveLength(robot.mostAcknowledgements)
    const theirs = casework.incoming.filter(mail => mail.from.endsWith(`@${domain}`))
    expect(theirs).toHaveLength(robot.mostAcknowledgements + 1)
  })
})

describe('at the door', () => {
  test('50 MB are refused, and nothing of them is kept', async () => {
    const before = casework.ledger.accepted
    const huge = Buffer.alloc(50 * 1024 * 1024, `${'x'.repeat(76)}\r\n`)
    huge.write(plainMail('huge@bad.example', ['Subject: Huge']))
    await expect(local.send(huge)).rejects.toMatchObject({ responseCode: 552 })
    expect((await exportedCasework(local.dataDir)).ledger.accepted).toBe(before)
  })

  test('mail for anybody else is refused', async () => {
    for (const to of [
      'mayor@calderbrook.example',
      'send+news@casework.calderbrook.example',
      'send@evil.example',
    ]) {
      await expect(local.send(plainMail('a@bad.example', []), { to })).rejects.toMatchObject({
        responseCode: 550,
      })
    }
  })
})

describe('after all of it', () => {
  test('every mail stands on one line and the ledger’s difference is zero', () => {
    const { ledger, incoming } = casework
    const keys = incoming.map(mail => mail.rawKey)
    expect(new Set(keys).size).toBe(keys.length)
    // Every mail above: the bad ones, two of one id, one twice, two that came back, what the robots wrote.
    const written = robots.reduce((sum, robot) => sum + robot.mostAcknowledgements + 1, 0)
    expect(ledger).toMatchObject({ accepted: badMails.length + 2 + 1 + 2 + written, difference: 0 })
    expect(incoming).toHaveLength(ledger.accepted)
  })

  test('no function failed, and no message went to a dead-letter queue', async () => {
    const folder = join(local.dataDir, 'log')
    const files = (await readdir(folder)).filter(name => name.endsWith('.jsonl'))
    expect(files).toContain('intake.jsonl')
    const lines = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
    expect(
      lines
        .join('')
        .split('\n')
        .filter(line => /"level":"(?:WARN|ERROR|CRITICAL)"/.test(line)),
    ).toEqual([])
    const { queues } = local.service.wiring
    const depths = await Promise.all(queues.map(({ name }) => local.service.engines.depth(name)))
    expect(depths.every(depth => depth === 0)).toBe(true)
  })

  test('an ordinary mail is taken in and acknowledged', async () => {
    await local.send(plainMail('Ordinary <ordinary@later.example>', ['Subject: My son']), {
      from: 'ordinary@later.example',
    })
    expect(await untilAcknowledged('ordinary@later.example')).toHaveLength(1)
  })
})
