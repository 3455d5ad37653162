import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { textModelFile } from '#shared/adapters/model/load-text-model.ts'
import { decodeModelFile, encodeModelFile } from '#shared/adapters/model/model-file.ts'

const committed = readFileSync(textModelFile)

describe('the model file', () => {
  it('is written as it was read', () => {
    const read = decodeModelFile(committed)
    expect(Buffer.from(encodeModelFile(read)).equals(committed)).toBe(true)
  })

  it('is small enough to ship with the function', () => {
    expect(committed.length).toBeLessThan(1_500_000)
  })

  it('is refused when it is cut short, or something else', () => {
    expect(() => decodeModelFile(committed.subarray(0, -1))).toThrow('cut short')
    expect(() => decodeModelFile(Buffer.from('{"not":"a model"}'))).toThrow('does not begin as one')
  })
})
