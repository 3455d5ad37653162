import { describe, expect, it } from 'vitest'
import { isMobileFooter } from '#shared/domain/mail/footers.ts'
import { ownWords } from '#shared/domain/mail/own-words.ts'

const own = 'Thank you. My son still has no school and I am very worried about him.'

describe('footers that nobody wrote for this mail are left out', () => {
  it.each([
    ['a telephone’s footer', 'Sent from my iPhone'],
    ['Outlook’s footer', 'Get Outlook for iOS<https://aka.ms/o0ukef>'],
    [
      'a disclaimer',
      'This email and any attachments are confidential and intended solely for the addressee. If you have received\nthis email in error please delete it.',
    ],
    [
      'a disclaimer with a heading',
      'DISCLAIMER\n\nThe views expressed do not necessarily represent those of the school.',
    ],
    [
      'a disclaimer that says his or her',
      'This message may contain confidential information. If you are not the named addressee you may not copy it, but should tell the sender by answering to his or her address. Any use of it is prohibited.',
    ],
    ['a rule and what is under it', '________________\nThis e-mail may contain privileged information.'],
    [
      'a school’s safeguarding line',
      'Oak Primary is committed to safeguarding and promoting the welfare of children and young people and expects all staff and volunteers to share this commitment.',
    ],
    ['a virus scanner’s line', 'This email has been scanned for viruses by Example Security.'],
    [
      'a line on working hours',
      'I sometimes send emails outside of normal working hours. I do not expect you to reply outside of yours.',
    ],
    ['a solicitor’s alert', 'CYBER FRAUD ALERT: our bank details will not change during a transaction.'],
    ['a plea for paper', 'Please consider the environment before printing this email.'],
    [
      'a mailing list',
      '_______________\nparents mailing list\nparents@lists.example\nhttps://lists.example/listinfo/parents',
    ],
    ['a way out of a list', 'To unsubscribe from these messages, click here.'],
    ['a Welsh line', "Mae'r e-bost hwn yn gyfrinachol."],
    [
      'a heading in the same line',
      'UK Parliament Disclaimer: this e-mail may contain confidential information.',
    ],
    [
      'a heading in capitals',
      'SAFEGUARDING: We are committed to safeguarding and promoting the welfare of children.',
    ],
    ['a company’s number', 'Oak Care Ltd. Registered in England No. 1234567.'],
  ])('%s', (_, footer) => {
    expect(ownWords(`${own}\n\n${footer}\n`)).toBe(own)
  })

  it.each([
    [
      'after a full stop',
      `${own}\nThis email and any attachments are confidential and intended solely for the addressee.`,
      own,
    ],
    [
      'with no full stop before it',
      'Please call me\nThis email is intended solely for the addressee.',
      'Please call me',
    ],
    [
      'wrapped over lines',
      `${own}\nThis email and any files sent with it\nare confidential and intended solely for the addressee.`,
      own,
    ],
  ])('boilerplate glued to the last words goes by itself: %s', (_, text, words) => {
    expect(ownWords(text)).toBe(words)
  })

  it.each([
    [
      'a parent who speaks of safeguarding',
      'You say you are committed to safeguarding but my son is being hurt.',
    ],
    ['a parent’s confidence', 'This email is confidential, my ex-husband must not see it, he hits me.'],
    ['a parent who is recorded', 'We may be recorded as refusing but my son cannot go.'],
    ['a parent’s list', 'I will unsubscribe from this list of excuses. Ring me.'],
    [
      'whoever says it in the same line',
      'The child disclosed abuse. This email may contain confidential information.',
    ],
    [
      'whoever names safeguarding',
      'I raised safeguarding. If you have concerns about a child please contact me.',
    ],
    ['a parent in error', 'I received this letter in error, it is about my neighbour’s daughter.'],
  ])('the words of %s are not boilerplate', (_, words) => {
    expect(ownWords(`${own}\n\n${words}`)).toBe(`${own}\n\n${words}`)
  })

  it('boilerplate that would leave nothing stays', () => {
    const text = 'This email is confidential and intended solely for the addressee.'
    expect(ownWords(text)).toBe(text)
  })
})

describe('a line of a telephone or a programme', () => {
  it.each([
    'Sent from my iPhone',
    'Sent from my Galaxy S24, please excuse any typos.',
    'Sent from Outlook for Android',
    'Sent from Yahoo Mail on Android',
    'Sent via BT Email App',
    'Sent with Proton Mail secure email.',
    'Sent from Mail<https://go.example/x> for Windows',
    '(sent from a phone)',
    'Envoyé de mon iPhone',
    'Envoyé à partir de Outlook pour iOS<https://aka.ms/x>',
    'Von meinem iPhone gesendet',
    'Gesendet von Outlook für Android<https://aka.ms/x>',
    'Diese Nachricht wurde von meinem Mobiltelefon gesendet.',
    'Enviado desde mi iPhone',
    'Inviato da iPhone',
    'Wysłane z iPhone’a',
    'Verstuurd vanaf mijn iPhone',
    'Skickat från min iPhone',
    'Trimis de pe iPhone-ul meu',
    'Отправлено с iPhone',
    'iPhone’umdan gönderildi'.replace('’', "'"),
    'Anfonwyd o fy ffôn',
    'Az iPhone-omról küldve',
    'Lähetetty iPhonesta',
    'Verzonden vanuit Outlook voor iOS',
    'Obter o Outlook para Android',
    'أُرسلت من الـ iPhone',
    '发自我的 iPhone',
    'iPhoneから送信',
  ])('%s', line => {
    expect(isMobileFooter(line)).toBe(true)
  })

  it.each([
    'Sent home from school again today. He was sent from pillar to post.',
    'Sent from my desk, which is much easier than my mobile phone on the bus.',
    'Sent home from school on his mobile phone day, nobody told me',
    'Sent from my iPhone, did you get it?',
    'He sent it from my phone and then he hit me.',
    'From school he walks alone.',
    'I sent it from my iPhone.',
  ])('is not what a person says: %s', line => {
    expect(isMobileFooter(line)).toBe(false)
  })
})
