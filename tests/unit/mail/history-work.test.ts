import { describe, expect, it, vi } from 'vitest'
import { historyMarkAt } from '#shared/domain/mail/history.ts'
import { labelsWithin } from '#shared/domain/mail/message-labels.ts'
import { ownWords } from '#shared/domain/mail/own-words.ts'

/** How many times any line is looked at while every line is asked whether history begins there. */
function looks(line: string, count: number): number {
  let reads = 0
  const lines = new Proxy(
    Array.from({ length: count }, () => line),
    {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1
        return Reflect.get(target, key)
      },
    },
  )
  for (let index = 0; index < count; index += 1) historyMarkAt(lines, index)
  return reads
}

/** Characters that patterns are asked to look at while `work` runs. */
function charactersLookedAt(work: () => void): number {
  const exec = RegExp.prototype.exec
  let characters = 0
  const counted = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
    characters += text.length
    return exec.call(this, text)
  })
  try {
    work()
  } finally {
    counted.mockRestore()
  }
  return characters
}

/** What a file looks like where it stands as text: lines of 76 characters without a word in them. */
const fileAsText = Array.from({ length: 1_600 }, (_, line) =>
  Array.from({ length: 76 }, (_, at) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charAt(
      (line * 31 + at * at * 7 + at * line) % 64,
    ),
  ).join(''),
).join('\n')

const hostile = [
  'On On On',
  'On 3 Mar 2026 at 10:30 wrote',
  'From: a@b.example',
  'To: a@b.example',
  'Date: 2026',
  'Subject:',
  '2026 10:00 <a@b',
  '-----Original Message-----',
  '---------- Forwarded message ---------',
  'Begin forwarded message:',
  'Original Message',
  '>>> a 10:00',
  '',
]

describe('looking for history', () => {
  it.each(hostile)('costs no more a line in a longer text: %j', line => {
    const [short, long] = [looks(line, 500), looks(line, 2_000)]
    expect(long / 2_000).toBeLessThanOrEqual((short / 500) * 1.1 + 1)
    expect(short).toBeLessThanOrEqual(500 * 400)
  })

  it('reads no more than the start of a line that never ends', () => {
    expect(labelsWithin('From: a '.repeat(100_000)).length).toBeLessThan(200)
  })

  it('a file that stands as text is looked at by few patterns', () => {
    const lines = fileAsText.split('\n')
    const looked = charactersLookedAt(() => {
      for (const index of lines.keys()) historyMarkAt(lines, index)
    })
    expect(looked).toBeGreaterThan(fileAsText.length)
    expect(looked).toBeLessThan(fileAsText.length * 110)
  })

  it.each([
    ['quote marks', '>'.repeat(1_000_000)],
    ['the word On', `${'On '.repeat(20_000)}On\n`.repeat(10)],
    ['dashes', '- '.repeat(500_000)],
    ['opening brackets', '<a@'.repeat(300_000)],
    ['opening quotation marks', '“'.repeat(1_000_000)],
    ['white space', `${' '.repeat(1_000_000)}.`],
    ['quoted lines', '>\n'.repeat(200_000)],
    ['sign-offs', 'Kind regards\n'.repeat(50_000)],
  ])('a million of %s come back whole', (_, text) => {
    expect(ownWords(text)).toBe(text.trim())
  })
})
