import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownWords } from '#shared/domain/mail/own-words.ts'

const own = 'Thank you. My son still has no school and I am very worried about him.'

describe('own words of a reply', () => {
  it.each([
    [
      'Gmail',
      'On Sun, 22 Nov 2026 at 10:00, SEND Team <send@northam.example> wrote:\n\n> We have your query.\n> Kind regards',
    ],
    [
      'Gmail, wrapped',
      'On Sun, 22 Nov 2026 at 10:00, SEND Team <send@northam.example>\nwrote:\n\n> We have your query.',
    ],
    [
      'Gmail, without quote marks',
      'On Sun, 22 Nov 2026 at 10:00, SEND Team <send@northam.example> wrote:\n\nWe have your query.\nKind regards',
    ],
    ['Apple', 'On 22 Nov 2026, at 10:00, SEND Team <send@northam.example> wrote:\n\n> We have your query.'],
    ['Thunderbird', 'On 22/11/2026 10:00, SEND Team wrote:\n> We have your query.'],
    ['a client that gives no time', 'On 22 November 2026, SEND Team wrote:\n> We have your query.'],
    ['older Gmail', '2026-11-22 10:00 GMT+00:00 SEND Team <send@northam.example>:\n\n> We have your query.'],
    [
      'Zoho',
      '---- On Sun, 22 Nov 2026 10:00:00 +0000 SEND Team <send@northam.example> wrote ----\n\nWe have your query.',
    ],
    [
      'Outlook',
      'From: SEND Team <send@northam.example>\nSent: 22 November 2026 10:00\nTo: Jane Okafor\nSubject: RE: Our son\n\nWe have your query.',
    ],
    [
      'Outlook, with a rule',
      '________________________________\nFrom: SEND Team <send@northam.example>\nSent: 22 November 2026 10:00\nTo: Jane Okafor <jane@example.org>; Sam\n Okafor <sam@example.org>\nSubject: RE: Our son\n\nWe have your query.',
    ],
    [
      'Outlook in bold',
      '*From:* SEND Team <send@northam.example>\n*Sent:* 22 November 2026 10:00\n*To:* Jane\n*Subject:* RE: Our son\n\nWe have your query.',
    ],
    [
      'Outlook through a converter that adds blank lines',
      'From: SEND Team\n\nSent: 22 November 2026 10:00\n\nTo: Jane\n\nSubject: RE: Our son\n\nWe have your query.',
    ],
    [
      'old Outlook',
      '-----Original Message-----\nFrom: SEND Team\nSent: 22 November 2026\nTo: Jane\nSubject: RE: x\n\nWe have your query.',
    ],
    [
      'Yahoo',
      '-------- Original message --------\nFrom: SEND Team\nDate: 22/11/2026 10:00\nTo: Jane\nSubject: x\n\nWe have your query.',
    ],
    [
      'French',
      'Le dim. 22 nov. 2026 à 10:00, SEND Team <send@northam.example> a écrit :\n\n> Nous avons votre demande.',
    ],
    [
      'French Outlook',
      'De : SEND Team\nEnvoyé : dimanche 22 novembre 2026 10:00\nÀ : Jane\nObjet : RE: notre fils\n\nNous avons votre demande.',
    ],
    [
      'German',
      'Am So., 22. Nov. 2026 um 10:00 Uhr schrieb SEND Team <send@northam.example>:\n\n> Wir haben Ihre Anfrage.',
    ],
    [
      'German Outlook',
      'Von: SEND Team\nGesendet: Sonntag, 22. November 2026 10:00\nAn: Jane\nBetreff: AW: x\n\nWir haben Ihre Anfrage.',
    ],
    [
      'Polish',
      'niedz., 22 lis 2026 o 10:00 SEND Team <send@northam.example> napisał(a):\n\n> Mamy Państwa pytanie.',
    ],
    [
      'Polish Outlook',
      'Od: SEND Team\nWysłano: niedziela, 22 listopada 2026 10:00\nDo: Jane\nTemat: RE: x\n\nMamy Państwa pytanie.',
    ],
    [
      'Welsh',
      'Ar Sul, 22 Tach 2026 am 10:00, SEND Team <send@northam.example> ysgrifennodd:\n\n> Mae eich ymholiad gyda ni.',
    ],
    [
      'Welsh Outlook',
      'Oddi wrth: SEND Team\nAnfonwyd: 22 Tachwedd 2026 10:00\nAt: Jane\nPwnc: RE: x\n\nMae eich ymholiad gyda ni.',
    ],
    ['Urdu', '22 نومبر 2026 کو 10:00 پر SEND Team <send@northam.example> نے لکھا:\n\n> آپ کا سوال مل گیا۔'],
    [
      'Spanish',
      'El dom, 22 nov 2026 a las 10:00, SEND Team (<send@northam.example>) escribió:\n\n> Tenemos su consulta.',
    ],
    ['nothing but quote marks', '> We have your query.\n> Kind regards'],
  ])('%s: the history is left out', (_, history) => {
    expect(ownWords(`${own}\n\n${history}\n`)).toBe(own)
  })

  it('answers between quoted lines are kept, and so is one under them', () => {
    const text =
      'On 22/11/2026 10:00, SEND wrote:\n> Can he start on Monday?\nNo, he has no transport on Mondays yet.\n> Who will bring him?\nHis grandmother will, from the week after.'
    expect(ownWords(text)).toBe(
      'No, he has no transport on Mondays yet.\n\nHis grandmother will, from the week after.',
    )
  })

  it('an attribution with nothing above it and no quote marks below hides nothing', () => {
    const text = 'On 22/11/2026 10:00, SEND Team wrote:\n\nCan he start on Monday? No, he has no transport.'
    expect(ownWords(text)).toBe('Can he start on Monday? No, he has no transport.')
  })

  it('short answers between quoted lines mean nothing alone: the whole text stays', () => {
    const text = '> Can he start on Monday?\nYes\n> Is lunch needed?\nNo'
    expect(ownWords(text)).toBe(text)
  })

  it('a short answer above the history is all there is', () => {
    expect(ownWords('Yes please.\n\nOn 22/11/2026 10:00, SEND wrote:\n> Shall we ring you?')).toBe(
      'Yes please.',
    )
  })

  it('answers announced as standing below in red bring the history with them', () => {
    const text = `My answers are below in red.\n\nFrom: SEND Team\nSent: 22 November 2026\nTo: Jane\nSubject: RE: x\n\nWhere is he now? At home since June.`
    expect(ownWords(text)).toBe(text)
  })

  it('nothing of one’s own leaves the whole text', () => {
    const text = '> We have your query.\n> Kind regards'
    expect(ownWords(text)).toBe(text)
  })

  it.each([
    'On 3 March your officer wrote:\nwe cannot meet his needs.\nThat was untrue.',
    'The letter says:\n"no school is named". What does it mean?',
    'To: whom it may concern\nSubject: my son\nHe has no school at all.',
    'From Monday he has no taxi. From: the school gate he walks alone.',
    'He wrote: I want to die. Please help us today.',
    'Amazing news\nOn Monday he starts at 9:30, the school wrote.',
  ])('a writer’s own sentence is not taken for a client’s: %s', text => {
    expect(ownWords(text)).toBe(text)
  })
})

describe('own words without footers', () => {
  it.each([
    ['a signature under its mark', '\n\n-- \nJane Okafor\nSENCO, Oak Primary\n01234 567890'],
    ['a telephone’s footer', '\n\nSent from my iPhone'],
    ['Outlook’s footer', '\n\nGet Outlook for iOS<https://aka.ms/o0ukef>'],
    ['a Polish telephone’s footer', '\n\nWysłane z iPhone’a'.replace('’', "'")],
    [
      'a disclaimer',
      '\n\nThis email and any attachments are confidential and intended solely for the addressee. If you have received\nthis email in error please delete it.',
    ],
    [
      'a disclaimer with a heading',
      '\n\nDISCLAIMER\n\nThe views expressed do not necessarily represent those of the school.',
    ],
    [
      'a school’s safeguarding line',
      '\n\nOak Primary is committed to safeguarding and promoting the welfare of children and young people and expects all staff and volunteers to share this commitment.',
    ],
    ['a virus scanner’s line', '\n\nThis email has been scanned for viruses by Example Security.'],
  ])('%s', (_, footer) => {
    expect(ownWords(`${own}${footer}\n`)).toBe(own)
  })

  it.each([
    [
      'CAUTION: This email originated from outside the organisation. Do not click links or open attachments unless you\nrecognise the sender and know the content is safe.',
    ],
    ['[EXTERNAL EMAIL]'],
    ["You don't often get email from jane@example.org. Learn why this is important"],
    ['This message was sent from outside the council.'],
  ])('the banner of a gateway: %s', banner => {
    expect(ownWords(`${banner}\n\n${own}`)).toBe(own)
  })

  it('the name under a sign-off stays, the block of numbers under it goes', () => {
    const block = 'SENCO\nOak Primary School\nTel: 01234 567890\nwww.oak.example'
    expect(ownWords(`${own}\n\nKind regards\n\nJane Okafor\n${block}`)).toBe(
      `${own}\n\nKind regards\n\nJane Okafor`,
    )
  })

  it.each([
    [
      'a sign-off with words after it',
      `${own}\n\nMany thanks\n\nJane\n\nPS. Please ring after three, he is asleep before that.`,
    ],
    [
      'a sign-off with a question after it',
      `${own}\n\nThanks\nJane\nCan you ring my office on 01234 567890?`,
    ],
    [
      'a parent who speaks of safeguarding',
      `${own}\n\nYou say you are committed to safeguarding but my son is being hurt.`,
    ],
    [
      'a parent who says the mail is confidential',
      `${own}\n\nThis email is confidential, my ex-husband must not see it, he hits me.`,
    ],
    [
      'a line of dashes before more words',
      `${own}\n\n--\n${'He has been hurt again and nobody answers the telephone at all.\n'.repeat(25)}`.trimEnd(),
    ],
    [
      'a sentence that begins like a telephone’s footer',
      'Sent home from school again today. He was sent from pillar to post.',
    ],
  ])('keep %s', (_, text) => {
    expect(ownWords(text)).toBe(text)
  })

  it('that would leave nothing stay', () => {
    const text = 'This email is confidential and intended solely for the addressee.'
    expect(ownWords(text)).toBe(text)
  })
})

describe('own words of any text', () => {
  it('are words of that text, and are something where it is something', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '> quoted',
        'From: A',
        'Sent: B',
        'To: C',
        'Subject: D',
        '-- ',
        'Kind regards',
        'On 1/1/2026 10:00, A wrote:',
        '_____________',
        '',
        'CAUTION: external email',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = lines.join('\n')
        const words = ownWords(text)
        const whole = new Set(lines.map(each => each.trimEnd()))
        if (words !== text.trim())
          for (const each of words.split('\n')) expect(each === '' || whole.has(each)).toBe(true)
        expect(/[\p{L}\p{N}]/u.test(words)).toBe(/[\p{L}\p{N}]/u.test(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('very many lines', () => {
  it('of one paragraph are all kept', () => {
    const text = Array.from({ length: 200_000 }, () => 'a').join('\n')
    expect(ownWords(text)).toBe(text)
  })
})
