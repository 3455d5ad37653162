import { describe, expect, it } from 'vitest'
import {
  forwardChain,
  forwardedWords,
  mailboxFromWords,
  readForwarded,
} from '#shared/domain/mail/forwarded.ts'

const inbox = [{ name: 'SEND Team', address: 'send@northam.example' }]
const read = (text: string, subject = 'Fwd: School') => readForwarded({ text, subject, recipients: inbox })
const words = 'He has no school.\n\nPlease help us.'

describe('a forwarded mail', () => {
  it.each([
    [
      'Gmail',
      `---------- Forwarded message ---------\nFrom: Mum Okafor <mum@example.org>\nDate: Sun, 22 Nov 2026 at 09:00\nSubject: School\nTo: Cllr Hale <hale@example.org>\n\n\n${words}`,
    ],
    [
      'Outlook',
      `________________________________\nFrom: Mum Okafor <mum@example.org>\nSent: 22 November 2026 09:00\nTo: Cllr Hale <hale@example.org>\nSubject: School\n\n${words}`,
    ],
    [
      'Outlook with mailto',
      `-----Original Message-----\nFrom: Mum Okafor [mailto:mum@example.org]\nSent: 22 November 2026 09:00\nTo: Cllr Hale\nSubject: School\n\n${words}`,
    ],
    [
      'Apple',
      `Begin forwarded message:\n\n> From: Mum Okafor <mum@example.org>\n> Subject: School\n> Date: 22 November 2026 at 09:00:00 GMT\n> To: hale@example.org\n>\n> He has no school.\n>\n> Please help us.`,
    ],
    [
      'Thunderbird',
      `-------- Forwarded Message --------\nSubject: \tSchool\nDate: \tSun, 22 Nov 2026 09:00:00 +0000\nFrom: \tMum Okafor <mum@example.org>\nTo: \thale@example.org\n\n${words}`,
    ],
    [
      'German Outlook',
      `Von: Mum Okafor <mum@example.org>\nGesendet: Sonntag, 22. November 2026 09:00\nAn: Cllr Hale\nBetreff: School\n\n${words}`,
    ],
    [
      'Polish Gmail',
      `---------- Forwarded message ---------\nOd: Mum Okafor <mum@example.org>\nDate: niedz., 22 lis 2026 o 09:00\nSubject: School\nTo: <hale@example.org>\n\n${words}`,
    ],
    [
      'Welsh',
      `---------- Neges wedi'i hanfon ymlaen ---------\nOddi wrth: Mum Okafor <mum@example.org>\nDyddiad: Sul, 22 Tach 2026 09:00\nPwnc: School\nAt: hale@example.org\n\n${words}`,
    ],
    [
      'Turkish',
      `-------- İletilen İleti --------\nKonu: \tSchool\nTarih: \tSun, 22 Nov 2026 09:00:00 +0000\nKimden: \tMum Okafor <mum@example.org>\nKime: \thale@example.org\n\n${words}`,
    ],
    [
      'Arabic',
      `---------- رسالة مُعاد توجيهها ---------\nمن: Mum Okafor <mum@example.org>\nالتاريخ: 22 نوفمبر 2026\nالموضوع: School\nإلى: hale@example.org\n\n${words}`,
    ],
    [
      'Urdu',
      `---------- فارورڈ شدہ پیغام ---------\nمنجانب: Mum Okafor <mum@example.org>\nتاریخ: 22 نومبر 2026\nموضوع: School\nبنام: hale@example.org\n\n${words}`,
    ],
    [
      'Ukrainian Apple',
      `> Початок листа, що пересилається:\n> \n> Від кого: Mum Okafor <mum@example.org>\n> Тема: School\n> Дата: 22 листопада 2026 р. о 09:00:00 GMT\n> Кому: hale@example.org\n> \n> He has no school.\n> \n> Please help us.`,
    ],
    [
      'Chinese',
      `---------- 转发的邮件 ----------\n发件人：Mum Okafor <mum@example.org>\n日期：2026年11月22日\n主题：School\n收件人：hale@example.org\n\n${words}`,
    ],
    [
      'Yahoo, run together on one line',
      `  ----- Forwarded Message ----- From: Mum Okafor <mum@example.org>To: "hale@example.org" <hale@example.org>Sent: Sunday, 22 November 2026, 09:00:00 GMTSubject: School\n ${words}`,
    ],
    ['a Mac, with an attribution', `On 22/11/2026, 09:00, "Mum Okafor" <mum@example.org> wrote:\n\n${words}`],
    [
      'a client that tells no date',
      `---------- Forwarded message ----------\nFrom: Mum Okafor <mum@example.org>\nSubject: School\n\n${words}`,
    ],
  ])('of %s gives the forwarder’s line and the mail below it', (_, block) => {
    expect(read(`Please can someone look into this?\n\n${block}`)).toEqual({
      ownWords: 'Please can someone look into this?',
      forwarded: { from: { name: 'Mum Okafor', address: 'mum@example.org' }, text: words },
    })
  })

  it('with nothing on top has no own words', () => {
    const found = read(
      `From: Mum <mum@example.org>\nSent: Sunday\nTo: Cllr Hale\nSubject: School\n\n${words}`,
    )
    expect(found?.ownWords).toBe('')
  })

  it('keeps one line on top, however short, and leaves the forwarder’s signature out', () => {
    const block = `From: Mum <mum@example.org>\nSent: Sunday\nTo: Cllr Hale\nSubject: School\n\n${words}`
    expect(read(`See below\n\n-- \nCllr Hale\n01234 567890\n\n${block}`)?.ownWords).toBe('See below')
  })

  it('is known without a subject that says so, by who is quoted to whom', () => {
    const block = `From: Mum <mum@example.org>\nSent: Sunday\nTo: Cllr Hale\nSubject: School\n\n${words}`
    expect(read(`See below\n\n${block}`, 'School place for my constituent')?.forwarded.from.address).toBe(
      'mum@example.org',
    )
  })

  it('of a chain gives the newest sender, and the whole chain as text', () => {
    const inner = `From: Dad <dad@example.org>\nSent: Saturday\nTo: Mum\nSubject: School\n\nI agree.`
    const found = read(
      `See below\n\nFrom: Mum <mum@example.org>\nSent: Sunday\nTo: Cllr Hale\nSubject: School\n\n${words}\n\n${inner}`,
    )
    expect(found?.forwarded.from.address).toBe('mum@example.org')
    expect(found?.forwarded.text).toContain('I agree.')
  })
})

describe('forwards of forwards', () => {
  const block = (from: string, subject = 'School') =>
    `From: ${from}\nSent: 22 November 2026 09:00\nTo: Pat\nSubject: ${subject}\n\n`
  const hale = 'Cllr Hale <hale@example.org>'
  const mum = 'Mum <mum@example.org>'

  it('one that says nothing itself passes on the one under it', () => {
    const found = read(
      `________________\n${block(hale, 'FW: School')}________________\n${block(mum)}${words}`,
    )
    expect(found?.forwarded).toEqual({ from: { name: 'Mum', address: 'mum@example.org' }, text: words })
  })

  it('one of the sender’s own passes on the one under it', () => {
    const text = `${block(hale, 'FW: School')}Any news of this?\n\n${block(mum)}${words}`
    const sender = { name: 'Pat Hale', address: 'hale@example.org' }
    const given = { text, subject: 'FW: School', recipients: inbox }
    expect(readForwarded({ ...given, sender })?.forwarded.from.address).toBe('mum@example.org')
    expect(readForwarded(given)?.forwarded.from.address).toBe('hale@example.org')
  })

  it('an answer under quoted lines is the answerer’s', () => {
    const found = read(
      `${block(mum)}On Sat, 21 Nov 2026 at 10:00, ${hale} wrote:\n> Which school?\n\nNorthgate. He has no place.`,
    )
    expect(found?.forwarded.from.address).toBe('mum@example.org')
    expect(found === null ? '' : forwardedWords(found.forwarded)).toBe('Northgate. He has no place.')
  })

  it('all of them are told, newest first, and no more than six', () => {
    const found = read(`${block(hale, 'FW: School')}Please see.\n\n${block(mum)}${words}`)
    const chain = found === null ? [] : forwardChain(found.forwarded)
    expect(chain.map(each => each.from.address)).toEqual(['hale@example.org', 'mum@example.org'])
    expect(chain[1]?.text).toBe(words)
    expect(
      forwardChain({ from: inbox[0] ?? { name: '', address: '' }, text: block(mum).repeat(50) }),
    ).toHaveLength(6)
  })
})

describe('the words of whom is forwarded', () => {
  it('are theirs alone: no banner, no footer, nothing that they answered', () => {
    const text = `CAUTION: This email originated from outside the organisation. Do not click links.\n\n${words}\n\nSent from my iPhone\n\nOn Sat, 21 Nov 2026 at 10:00, Cllr Hale <hale@example.org> wrote:\n> Which school?`
    expect(forwardedWords({ from: { name: 'Mum', address: '' }, text })).toBe(words)
  })

  it('stand under the forwarder’s own below an Apple forward that is quoted', () => {
    const found = read(
      'Begin forwarded message:\n\n> From: Mum <mum@example.org>\n> Subject: School\n> To: hale@example.org\n>\n> He has no school.\n\nCan you ring her?',
    )
    expect(found?.ownWords).toBe('Can you ring her?')
    expect(found?.forwarded.text).toBe('He has no school.')
  })
})

describe('not a forward', () => {
  const ours =
    'From: SEND Team <send@northam.example>\nSent: Sunday\nTo: Jane\nSubject: Our son\n\nWe have your query.'
  it.each([
    ['a reply with history', `Thank you.\n\n${ours}`, 'RE: Our son'],
    [
      'a reply to a colleague that was copied to us',
      'Thank you.\n\nFrom: Sam <sam@school.example>\nSent: Sunday\nTo: Jane\nSubject: Our son\n\nI agree.',
      'RE: Our son',
    ],
    ['a reply whose subject was changed: we are the one quoted', `Thank you.\n\n${ours}`, 'School place'],
    [
      'a reply with a forward deep in its history',
      `Thanks.\n\n${ours}\n\n---------- Forwarded message ---------\nFrom: A <a@b.org>\nDate: x\nSubject: y\nTo: z\n\nold`,
      'Re: Our son',
    ],
    ['a reply with an attribution', 'Thank you.\n\nOn 22/11/2026 10:00, SEND wrote:\n> hello', 'Re: Our son'],
    ['an ordinary mail', words, 'Our son'],
    ['a heading of the writer’s', 'Forwarded message\n\nI was told to forward a message to you.', 'Our son'],
    ['an empty mail', '', ''],
  ])('%s', (_, text, subject) => {
    expect(read(text, subject)).toBeNull()
  })
})

describe('a sender in words', () => {
  it.each([
    ['Jane Okafor <Jane@Example.org>', 'Jane Okafor', 'jane@example.org'],
    ['"Okafor, Jane" <jane@example.org>', 'Okafor, Jane', 'jane@example.org'],
    ['Jane Okafor [mailto:jane@example.org]', 'Jane Okafor', 'jane@example.org'],
    ['Jane <jane@example.org<mailto:jane@example.org>>', 'Jane', 'jane@example.org'],
    ['jane@example.org', '', 'jane@example.org'],
    ['Jane Okafor', 'Jane Okafor', ''],
    ['', '', ''],
  ])('%s', (given, name, address) => {
    expect(mailboxFromWords(given)).toEqual({ name, address })
  })
})
