import { describe, expect, test } from 'vitest'
import { rawField, readRawMessage, valuesOf, writeRawMessage } from '#infra/local/engines/raw-header.ts'

describe('the header of a raw mail', () => {
  test.each([
    ['with CRLF', 'From: a@b.example\r\nSubject: one\r\n two\r\n\r\nbody\r\n'],
    ['with LF', 'From: a@b.example\nSubject: one\n two\n\nbody\n'],
    ['without a body', 'From: a@b.example\r\nSubject: one\r\n two\r\n'],
    ['without an end', 'From: a@b.example\r\nSubject: one\r\n two'],
    ['without a header', '\r\nbody'],
    ['with a line that is no field', 'From: a@b.example\r\nnonsense\r\nSubject: one\r\n two\r\n\r\nx'],
    ['with bytes of no charset', 'Subject: \xff\xfe\r\n\r\n\x00\xff'],
    ['of nothing', ''],
  ])('%s is written back byte for byte', (_what, text) => {
    const raw = Buffer.from(text, 'latin1')
    expect(writeRawMessage(readRawMessage(raw)).equals(raw)).toBe(true)
  })

  test('a folded value is read unfolded, whatever the case of its name', () => {
    const message = readRawMessage(
      Buffer.from('subject: one\r\n\ttwo\r\nSUBJECT: three\r\n\r\nSubject: body'),
    )
    expect(valuesOf(message, 'Subject')).toEqual(['one two', 'three'])
  })

  test('a field put in front stands in front, and the rest stays', () => {
    const message = readRawMessage(Buffer.from('From: a\nTo: b\n\nbody'))
    const written = writeRawMessage({
      ...message,
      fields: [rawField('X-New', '1', message.lineEnd), ...message.fields],
    })
    expect(written.toString()).toBe('X-New: 1\nFrom: a\nTo: b\n\nbody')
  })
})
