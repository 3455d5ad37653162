import type { CheerioAPI } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Query } from '#shared/domain/casework/query.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { standingOf } from '#shared/domain/triage/person-behind.ts'
import { doubtOfSender } from '#shared/domain/triage/sender-proof.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFile, aMail, anEvent, anOutgoingMail, aQuery, caseworkOf } from '#tests/support/pages/casework.ts'
import { aMailReading } from '#tests/support/pages/mails.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const address = '/queries/SEND-2026-00417'
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The value beside a key of one of the page's summary lists. */
function beside($: CheerioAPI, key: string): string {
  const row = $('.app-side .govuk-summary-list__row').filter(
    (_, each) => line($(each).find('dt').text()) === key,
  )
  return line(row.find('dd').text())
}

describe("a query's page", () => {
  test('has its reference in the title and its subject as the heading', async () => {
    const $ = await pagesOf([aFile()]).open(address)
    expect($('title').text()).toBe('Query SEND-2026-00417 – SEND casework inbox – Aldermere Council')
    expect(line($('h1').text())).toBe('No school place since September')
    expect($('h1')).toHaveLength(1)
  })

  test('tells at a glance who has it, who wrote, about whom, and what to take care of', async () => {
    const $ = await pagesOf([aFile({ query: aQuery({ flags: ['consent-needed'] }) })]).open(address)
    expect(beside($, 'Owner')).toBe(
      'Priya Shah Valley team Priya Shah is the allocated caseworker of EHC-30001.',
    )
    expect(beside($, 'From')).toBe(
      'Dorothy Marsh Councillor dorothy.marsh@members.aldermere.example Sender checked',
    )
    expect(beside($, 'Child')).toBe('Jamie Fox EHC-30001, Oakfield Primary School The mail names this child.')
    expect(beside($, 'Topic')).toBe('Out of school, likely Transport, possible')
    expect(beside($, 'Take care')).toBe('Check consent before you share')
  })

  test('an owner who is away is shown with the day they are back and who covers', async () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')] })
    const $ = await pagesOf([aFile()], { directory: async () => directory }).open(address)
    expect(beside($, 'Owner')).toContain('Away until Friday 27 November. Tom Reid is covering.')
  })

  test('an owner who is away without cover is shown so', async () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-20', '2026-11-27')] })
    const $ = await pagesOf([aFile()], { directory: async () => directory }).open(address)
    expect(beside($, 'Owner')).toContain('Nobody is covering.')
  })

  test('a child who is not certain is named as possible and tied to nothing', async () => {
    const query = aQuery({ caseMatch: null, possibleCases: ['EHC-30001', 'EHC-30002'] })
    const $ = await pagesOf([aFile({ query })]).open(address)
    expect(beside($, 'Child')).toBe(
      'Not certain. It may be about: Jamie Fox (EHC-30001) Nadia Brook (EHC-30002)',
    )
    expect($('main').text()).toContain('We do not know which child this is about.')
  })

  test('what was promised says what is done and when the rest is due', async () => {
    const $ = await pagesOf([aFile()]).open(address)
    expect(beside($, 'Acknowledge')).toBe('Done at 11.16am on Friday 20 November 2026')
    expect(beside($, 'Accept')).toBe('1 working day late Was due 3.15pm on Friday 20 November')
    expect(beside($, 'First reply')).toBe('Due Wednesday 25 November, 5pm')
    expect(beside($, 'Full answer')).toBe('Due Tuesday 1 December, 5pm')
  })

  test('a closed query owes nothing', async () => {
    const { clocks } = aQuery()
    const query = aQuery({ state: 'closed', clocks: { ...clocks, firstReplyAt: '2026-11-21T09:00:00.000Z' } })
    const $ = await pagesOf([aFile({ query })]).open(address)
    expect(beside($, 'First reply')).toBe('Done at 9am on Saturday 21 November 2026')
    expect(beside($, 'Full answer')).toBe('Not owed')
    expect($('.app-query-state .app-due')).toHaveLength(0)
  })

  test('what was kept too late says so, and asks for the reason', async () => {
    const { clocks } = aQuery()
    const query = aQuery({
      clocks: {
        ...clocks,
        firstReplyAt: '2026-11-26T09:00:00.000Z',
        breaches: [{ clock: 'firstReply', round: 1, at: '2026-11-25T17:00:00.000Z' }],
      },
    })
    const $ = await pagesOf([aFile({ query })]).open(address)
    expect(beside($, 'First reply')).toBe('Done at 9am on Thursday 26 November 2026 Late')
    expect($('main').text()).toContain('Nobody has said yet why this was late.')
  })

  test('stopped clocks say what they wait for and until when, and a cover whom they cover for', async () => {
    const { clocks } = aQuery()
    const query = aQuery({
      state: 'waiting',
      coverFor: { staffId: 'cw-a2', since: '2026-11-20T09:00:00.000Z' },
      clocks: { ...clocks, pauses: [{ from: '2026-11-20T12:00:00.000Z', until: null, why: 'question' }] },
    })
    const $ = await pagesOf([aFile({ query })]).open(address)
    expect(line($('main').text())).toContain(
      'The clocks have stopped since midday on Friday 20 November 2026: we wait for the writer’s answer. They run again by midday on Friday 4 December 2026.',
    )
    expect(beside($, 'Owner')).toContain('Covering for')
    expect(beside($, 'Next update')).toMatch(/^Due /)
  })

  test('mail that is owed no acknowledgement is not shown as late', async () => {
    const query = aQuery({ acknowledgedAt: null, acknowledgedTo: [] })
    const $ = await pagesOf([aFile({ query })]).open(address)
    expect(beside($, 'Acknowledge')).toBe('Not owed')
  })

  test('an acknowledgement that was decided and not yet sent is owed', async () => {
    const $ = await pagesOf([aFile({ query: aQuery({ acknowledgedAt: null }) })]).open(address)
    expect(beside($, 'Acknowledge')).toBe('1 working day late Was due 11.30am on Friday 20 November')
  })

  test('a child or carer at risk is the first thing said', async () => {
    const $ = await pagesOf([aFile({ query: aQuery({ flags: ['safeguarding'] }) })]).open(address)
    expect(line($('.govuk-warning-text').text())).toContain('may be at risk of harm')
  })

  test('other open matters about the child are listed by what is due next, closed ones and itself are not', async () => {
    const other = (number: string, at: string, state: 'open' | 'closed' = 'open') =>
      aFile({
        query: aQuery({ reference: `SEND-2026-${number}`, state, nextDeadline: { clock: 'firstReply', at } }),
      })
    const $ = await pagesOf([
      aFile(),
      other('00500', '2026-12-01T17:00:00.000Z'),
      other('00400', '2026-11-30T17:00:00.000Z'),
      other('00300', '2026-11-27T17:00:00.000Z', 'closed'),
    ]).open(address)
    expect(
      $('.app-others a')
        .toArray()
        .map(each => $(each).text()),
    ).toEqual(['SEND-2026-00400', 'SEND-2026-00500'])
  })

  const evidenceOf = async (query: Partial<Query>) => {
    const $ = await pagesOf([aFile({ query: aQuery(query) })]).open(address)
    return $('.app-evidence .govuk-summary-list__row')
      .toArray()
      .map(row => [
        line($(row).find('dt').text()),
        ...$(row)
          .find('dd [dir=auto]')
          .toArray()
          .map(each => $(each).text()),
      ])
  }

  test('evidence gives each judgement in words with the words that led to it', async () => {
    const evidence = [
      { for: 'topic:out-of-school', text: 'no school place' },
      { for: 'flag:media', text: 'I will go to the <b>Post</b>' },
      { for: 'something:new', text: 'kept' },
    ]
    expect(await evidenceOf({ evidence })).toEqual([
      ['Topic: out of school', 'no school place'],
      ['Take care: The press may be involved', 'I will go to the <b>Post</b>'],
      ['something: new', 'kept'],
    ])
  })

  test('what led to one judgement stands together, each once, in the order of the mail', async () => {
    const evidence = [
      { for: 'flag:safeguarding', text: 'He hurts himself.' },
      { for: 'priority:P1', text: 'He hurts himself.' },
      { for: 'flag:safeguarding', text: 'لا أستطيع الاستمرار' },
      { for: 'flag:safeguarding', text: 'He hurts himself.' },
    ]
    expect(await evidenceOf({ evidence })).toEqual([
      ['Take care: A child or carer may be at risk', 'He hurts himself.', 'لا أستطيع الاستمرار'],
      ['Priority: immediate', 'He hurts himself.'],
    ])
  })

  test('why a sender is checked, or is not, is said in plain words beside who wrote', async () => {
    const wrote = { for: 'correspondent', text: 'The address is that of Dorothy Marsh on the register.' }
    const failed = doubtOfSender(
      {
        from: { name: '', address: 'dorothy.marsh@members.aldermere.example' },
        fromField: 'from',
        headers: [{ name: 'authentication-results', value: 'mx; dmarc=fail' }],
      },
      unvouchedReceipt('2026-11-20T11:15:00.000Z'),
    )
    const correspondent = { kind: 'councillor', name: 'Dorothy Marsh', directoryId: 'cllr-1' } as const
    expect(await evidenceOf({ evidence: [wrote] })).toEqual([
      ['Who wrote', wrote.text],
      [
        'Sender checked',
        'The address is in our directory, and the mail server’s checks show that it sent this mail.',
      ],
    ])
    expect(
      await evidenceOf({
        correspondent: { ...correspondent, verified: false },
        evidence: [wrote, { for: 'correspondent', text: failed ?? '' }],
      }),
    ).toEqual([
      ['Who wrote', wrote.text],
      ['Sender not checked', 'The checks of the mail server failed, so somebody else may have sent it.'],
    ])
  })

  test('the person behind a forward is proposed with what the directory knows of them', async () => {
    const onBehalfOf = { name: 'Carly Fox', address: 'carly.fox@mailbox.example' }
    const directory = aDirectory()
    const evidence = [...standingOf(onBehalfOf, directory.case('EHC-30001'), directory)]
    const query = { onBehalfOf, evidence }
    const $ = await pagesOf([aFile({ query: aQuery(query) })]).open(address)
    expect(beside($, 'May be for')).toBe(
      'Carly Fox carly.fox@mailbox.example Their mail was passed on to us. Check before you tell them anything. The mail passed on is from Carly Fox, on file for EHC-30001 as parent.',
    )
    expect(await evidenceOf(query)).toEqual([
      [
        'Person who may be behind it',
        'The mail passed on is from Carly Fox, on file for EHC-30001 as parent.',
      ],
    ])
  })

  test('a writer whom our mail does not reach is said on top and beside the address, others beside theirs', async () => {
    const unreachable = ['dorothy.marsh@members.aldermere.example', 'carly.fox@mailbox.example']
    const $ = await pagesOf([aFile({ query: aQuery({ unreachable }) })]).open(address)
    expect(line($('.govuk-warning-text').text())).toContain(
      'Our mail to the writer came back. Find another way to reach them, such as the phone.',
    )
    expect(beside($, 'From')).toContain(
      'dorothy.marsh@members.aldermere.example Our mail to this address came back Sender checked',
    )
    expect(beside($, 'From')).toContain('Our mail to carly.fox@mailbox.example came back')
  })

  test('when our mail does not reach somebody else, the writer is not said to be out of reach', async () => {
    const unreachable = ['carly.fox@mailbox.example']
    const $ = await pagesOf([aFile({ query: aQuery({ unreachable }) })]).open(address)
    expect($('.govuk-warning-text')).toHaveLength(0)
    expect($('.app-side').text()).not.toContain('Our mail to this address came back')
  })

  test.each([
    ['pl', 'pl'],
    ['en', undefined],
    ['other', undefined],
  ])('words in the language %s are marked with %s', async (language, lang) => {
    const $ = await pagesOf([aFile({ query: aQuery({ language }) })]).open(address)
    expect($('#mail-1 .app-mail__words').attr('lang')).toBe(lang)
  })

  test('what has happened is told in words, latest first', async () => {
    const $ = await pagesOf([
      aFile({
        events: [
          anEvent(),
          anEvent({ type: 'routed', by: 'system', to: ['mgr-a'], detail: 'safeguarding' }),
          anEvent({ type: 'warned', by: 'system', to: ['cw-a1'], detail: '80', clock: 'firstReply' }),
          anEvent({ type: 'warned', by: 'system', to: ['cw-a1'], detail: 'due-day', clock: 'fullAnswer' }),
          anEvent({ type: 'breached', by: 'system', clock: 'accept' }),
          anEvent({ type: 'escalated', by: 'system', to: ['director'], detail: 'L3', clock: 'firstReply' }),
          anEvent({ type: 'accepted', by: 'cw-a1' }),
        ],
      }),
    ]).open(address)
    expect(
      $('.moj-timeline__title')
        .toArray()
        .map(each => $(each).text()),
    ).toEqual([
      'Accepted',
      'Raised to the director',
      'Late: the acceptance was not made in time',
      'Warning: full answer is due today',
      'Warning: 80% of the time for the reply has gone',
      'Amir Desai alerted: a child or carer may be at risk',
      'Query opened',
    ])
    expect($('.moj-timeline__byline').first().text()).toBe('by Priya Shah')
    expect(line($('.moj-timeline__description').eq(1).text())).toBe('Told: Director.')
    expect(line($('.moj-timeline__date').last().text())).toBe('11.15am on Friday 20 November 2026')
  })

  test.each(['SEND-2026-99999', 'SEND-2026-1', 'nonsense', '__proto__', '%3Cscript%3E'])(
    'there is no page for %s',
    async reference => {
      const $ = await pagesOf([aFile()]).open(`/queries/${reference}`, 404)
      expect($('h1').text()).toBe('Page not found')
    },
  )
})

describe('the conversation', () => {
  const file = aFile({
    mails: [
      aMail(),
      aMail({
        mailId: 'mail-b',
        rawKey: 'mail/b',
        at: '2026-11-21T08:00:00.000Z',
        from: { name: '', address: 'x@y.example' },
        verified: false,
        ownWords: '',
      }),
    ],
    outgoing: [
      anOutgoingMail(),
      anOutgoingMail({
        entryId: 'SEND-2026-00417_notice_1',
        kind: 'notice',
        toStaffId: 'cw-a1',
        toName: 'Priya Shah',
      }),
      anOutgoingMail({
        entryId: 'SEND-2026-00417_reply_1',
        kind: 'reply',
        state: 'undelivered',
        sentAt: '2026-11-22T09:00:00.000Z',
      }),
    ],
  })

  test('what they wrote and what we wrote to them stand in the order of time', async () => {
    const $ = await pagesOf([file]).open(address)
    expect(
      $('article h3')
        .toArray()
        .map(each => line($(each).text())),
    ).toEqual([
      'Mail 1 from Dorothy Marsh',
      'Acknowledgement to Dorothy Marsh',
      'Mail 2 from x@y.example',
      'Reply to Dorothy Marsh',
      'Notice to Priya Shah',
    ])
    expect($('details article h3').text()).toBe('Notice to Priya Shah')
  })

  test('a mail shows its words, its trust, and whether ours arrived', async () => {
    const $ = await pagesOf([file]).open(address)
    expect($('#mail-1 .app-mail__words').text()).toContain('What is being done, and by when?')
    expect(line($('#mail-1 .govuk-tag').text())).toBe('Sender checked')
    expect(line($('#mail-2 .govuk-tag').text())).toBe('Sender not checked')
    expect($('#mail-2').text()).toContain('The writer added no words of their own.')
    expect(line($('.app-mail--out .govuk-tag').eq(1).text())).toBe('Did not arrive')
  })

  test('words that are markup are shown as words', async () => {
    const words = '<img src=x onerror=alert(1)> & <b>bold</b>'
    const hostile = aMail({
      ownWords: words,
      subject: words,
      from: { name: words, address: '"><script>@x.example' },
    })
    const $ = await pagesOf([aFile({ mails: [hostile], query: aQuery({ subject: words }) })]).open(address)
    expect($('#mail-1 .app-mail__words').text()).toBe(words)
    expect(line($('h1').text())).toBe(words)
    expect($('main img, main script, main b')).toHaveLength(0)
  })

  test('what a writer passed on is shown with whose words it says they are, as words', async () => {
    const words = 'Jamie cries every morning. <script>alert(1)</script>'
    const forwarded = {
      from: { name: '<b>Carly</b> Fox', address: 'carly.fox@mailbox.example' },
      text: words,
    }
    const $ = await pagesOf([aFile({ mails: [aMail({ forwarded })] })]).open(address)
    expect(line($('#mail-1 details summary').first().text())).toBe(
      'Passed on, and said to be from <b>Carly</b> Fox (carly.fox@mailbox.example)',
    )
    expect($('#mail-1 details .app-mail__words').text()).toBe(words)
    expect($('main b, main script')).toHaveLength(0)
  })

  test('files are listed by name, type and size, each with its own address', async () => {
    const mails = [
      aMail({
        mailId: 'a/b?c',
        attachments: [{ name: '..<b>.pdf', type: 'application/pdf', size: 284_112, index: 3 }],
      }),
    ]
    const $ = await pagesOf([aFile({ mails })]).open(address)
    expect(line($('.app-files li').text())).toBe('..<b>.pdf application/pdf, 284 KB')
    expect($('.app-files a').attr('href')).toBe('/queries/SEND-2026-00417/mails/a%2Fb%3Fc/attachments/3')
  })

  test('no raw mail is read until someone asks to see one whole', async () => {
    const read: string[] = []
    const rawMail = {
      read: async (rawKey: string) => {
        read.push(rawKey)
        return { bytes: new Uint8Array(), storedAt: '2026-11-20T11:15:00.000Z' }
      },
      list: async function* () {},
    }
    const pages = pagesOf([file], { rawMail })
    const $ = await pages.open(address)
    expect(read).toEqual([])
    const whole = await pages.open(
      new URL($('#mail-1 .app-mail__more a').first().attr('href') ?? '', 'http://localhost').href,
    )
    expect(read).toEqual(['mail/a'])
    expect(whole('#mail-1 details[open] .app-mail__words').text()).toContain(
      '> Jamie has no school. Please help us.',
    )
    expect(whole('#mail-2 details')).toHaveLength(0)
  })

  test('what could not be read in a mail is said', async () => {
    const pages = pagesOf([file], {
      rawMail: { read: async () => ({ bytes: new Uint8Array(), storedAt: '' }), list: async function* () {} },
      readMail: async () => aMailReading({ defects: ['the mail ends inside a part'], text: '' }),
    })
    const $ = await pages.open(`${address}?mail=mail-a&show=all`)
    expect(line($('#mail-1 details[open]').text())).toContain('The mail ends inside a part.')
    expect($('#mail-1 details[open]').text()).toContain('There is no text in this mail.')
  })

  test('a mail too long for the page is cut, and the page says where the rest is', async () => {
    const pages = pagesOf([file], {
      rawMail: { read: async () => ({ bytes: new Uint8Array(), storedAt: '' }), list: async function* () {} },
      readMail: async () => aMailReading({ text: 'x'.repeat(100_001) }),
    })
    const $ = await pages.open(`${address}?mail=mail-a&show=all`)
    expect($('#mail-1 details[open] .app-mail__words').text()).toHaveLength(100_000)
    expect($('#mail-1').text()).toContain('too long to show in full')
  })

  test.each([
    [`${address}?mail=mail-of-another-query&show=all`, 'That mail is not part of this query'],
    [`${address}?mail=mail-a&show=all`, 'That mail is no longer in store. Only what is shown here was kept'],
  ])('%s shows the page and what is wrong', async (path, text) => {
    const $ = await pagesOf([file]).open(path)
    expect($('.govuk-error-summary__list a').text()).toBe(text)
    expect($('title').text()).toMatch(/^Error: Query SEND-2026-00417/)
    expect($('#mail-1')).toHaveLength(1)
  })

  test('the store is asked once for the query, once for its links and once for the child', async () => {
    const casework = caseworkOf([file])
    const asked: string[] = []
    const counting = {
      ...casework,
      file: (reference: string) => {
        asked.push(reference)
        return casework.file(reference)
      },
      linked: (reference: string) => {
        asked.push(`links of ${reference}`)
        return casework.linked(reference)
      },
      aboutCase: (id: string) => {
        asked.push(id)
        return casework.aboutCase(id)
      },
    }
    await pagesOf([], { casework: counting }).open(address)
    expect(asked).toEqual(['SEND-2026-00417', 'links of SEND-2026-00417', 'EHC-30001'])
  })
})
