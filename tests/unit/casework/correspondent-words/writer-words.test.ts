import { describe, expect, it } from 'vitest'
import { readWriterWords } from '#shared/domain/casework/correspondent-words/writer-words.ts'

const said = (text: string) => readWriterWords({ text, writerName: 'Carly Fox' })
const QUOTE =
  '\n\nOn Mon, 23 Nov 2026 at 09:58, SEND team <send@aldermere.example> wrote:\n> We have closed your query.'

describe('a writer asks where things stand', () => {
  it.each([
    ['STATUS'],
    ['Status'],
    ['status?'],
    ['STATUS please'],
    ['Status update please.'],
    ['*STATUS*'],
    ['STATUS SEND-2026-00417'],
    ['Status of SEND-2026-00417?'],
    ['Hello\n\nStatus\n\nMany thanks\nCarly Fox'],
    ['STATUS\n\nSent from my iPhone'],
    [`STATUS${QUOTE}`],
  ])('%j', text => {
    expect(said(text)).toEqual({ says: 'status' })
  })

  it.each([
    ['STATUS\n\nHe was excluded again today.'],
    ['What is the status of his taxi?'],
    ['Status quo is not good enough.'],
    ['Please change the status to urgent'],
    [QUOTE],
    [''],
    ['> STATUS'],
  ])('but a letter is read by a person: %j', text => {
    expect(said(text)).toEqual({ says: 'letter' })
  })
})

describe('a writer says that it is not sorted', () => {
  it.each([
    ['NOT SORTED', ''],
    ['not sorted.', ''],
    ['Not sorted\n\nThe taxi never came.', 'The taxi never came.'],
    ['This is not sorted', ''],
    ['It isn’t sorted', ''],
    ['Still not sorted!', ''],
    [`NOT SORTED SEND-2026-00417${QUOTE}`, ''],
    ['Hi,\nnot sorted\nCarly Fox', ''],
  ])('%j', (text, words) => {
    expect(said(text)).toEqual({ says: 'not-sorted', words })
  })

  it.each([['Not sorted the uniform yet, but the taxi came. Can you ring me?'], ['It is sorted']])(
    'but a letter is a letter: %j',
    text => {
      expect(said(text)).toEqual({ says: 'letter' })
    },
  )
})

describe('a writer answers the two questions', () => {
  it.each([
    ['Yes, easy', 'yes', 'easy', ''],
    ['YES, VERY EASY', 'yes', 'very-easy', ''],
    ['partly / hard', 'partly', 'hard', ''],
    ['1. No\n2. Very hard\n\nNobody rang me.', 'no', 'very-hard', 'Nobody rang me.'],
    ['No, hard. Nobody rang me.', 'no', 'hard', 'Nobody rang me.'],
    [`Yes and okay${QUOTE}`, 'yes', 'ok', ''],
  ])('%j', (text, answered, ease, words) => {
    expect(said(text)).toEqual({ says: 'survey', answered, ease, words })
  })

  it.each([
    ['Yes'],
    ['Yes, easy. When does the taxi begin?'],
    ['Yes, he can start on Monday'],
    ['No, hardly anything has changed'],
    ['Easy'],
  ])('but a letter is a letter: %j', text => {
    expect(said(text)).toEqual({ says: 'letter' })
  })
})

describe('a writer only says thank you', () => {
  it.each([
    ['Thank you'],
    ['Thanks so much!'],
    ['Thank you for your help.'],
    ['Dear Priya\n\nThank you very much for letting me know.\n\nKind regards\nCarly Fox'],
    ['Great, thanks 👍'],
    ['Diolch yn fawr'],
  ])('%j', text => {
    expect(said(text)).toEqual({ says: 'thanks' })
  })

  it.each([
    ['Thank you but the taxi never came'],
    ['Thanks for nothing'],
    ['Thank you. When does it start?'],
    ['Thanks. He is still out of school.'],
    ['Thank you for your email. All is not sorted.'],
  ])('but not by: %j', text => {
    expect(said(text).says).toBe('letter')
  })
})
