import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { textModelFile } from '#shared/adapters/model/load-text-model.ts'
import { decodeModelFile, encodeModelFile } from '#shared/adapters/model/model-file.ts'
import { makeTextModel } from '#shared/domain/triage/model/text-model.ts'
import { foldsByAuthor } from '#shared/training/cross-validate.ts'
import { digestOf } from '#shared/training/digest.ts'
import { exampleOf } from '#shared/training/examples.ts'
import { learnEach, learnOneOf, type Rows, score } from '#shared/training/learn.ts'
import { makeParameters } from '#shared/training/make-parameters.ts'
import { minimise } from '#shared/training/minimise.ts'
import { readLabelledMails, readLines } from '#shared/training/read-mails.ts'
import { readPhrases } from '#shared/training/read-phrases.ts'
import { settings } from '#shared/training/settings.ts'

const mails = readLabelledMails()

describe('the committed model', () => {
  it('was learnt from the mails, phrases and settings that stand beside it (else: npm run train)', () => {
    const { learntFrom } = decodeModelFile(readFileSync(textModelFile))
    expect(learntFrom).toBe(digestOf([...mails, ...readPhrases()]))
  })
})

describe('the labelled mails', () => {
  it('are at least fifteen hundred by many authors, with every topic', () => {
    const written = mails.filter(({ topic }) => topic !== null)
    expect(written.length).toBeGreaterThan(1500)
    expect(new Set(written.map(({ author }) => author)).size).toBeGreaterThan(40)
    expect(new Set(written.map(({ topic }) => topic)).size).toBe(14)
  })

  it('are refused with file, line and field', () => {
    expect(() => readLines('w9.jsonl', '\n{"id":"w9-001"}')).toThrow(/^w9\.jsonl line 2: author: /)
  })
})

describe('learning', () => {
  const some = mails.filter((_, at) => at % 12 === 0).map(exampleOf)
  const quick = { ...settings, steps: 6 }

  it('gives the same file from the same mails', () => {
    const file = () => encodeModelFile({ parameters: makeParameters(some, quick), learntFrom: 'some' })
    expect(Buffer.from(file()).equals(file())).toBe(true)
  })

  it('gives a model that reads back most of what it was taught', () => {
    const model = makeTextModel(makeParameters(some, settings))
    const taught = some.filter(({ mail, ordinary }) => mail.topic !== null && ordinary)
    const right = taught.filter(
      ({ mail, sentences, rules }) => model.read(sentences, rules).topics[0]?.topic === mail.topic,
    )
    expect(right.length / taught.length).toBeGreaterThan(0.9)
  })

  it('never holds a mail out while it learns from its author', () => {
    const groups = foldsByAuthor(some, 3)
    const blind = some.filter(({ blind }) => blind)
    expect(new Set(groups.values())).toEqual(new Set([0, 1, 2]))
    expect(new Set(groups.keys())).toEqual(new Set(blind.map(({ mail }) => mail.author)))
  })

  it('finds the lowest point of a bowl', () => {
    const lowest = minimise(
      (point, slope) => {
        let value = 0
        point.forEach((each, at) => {
          const off = each - (at + 1)
          value += (at + 1) * off * off
          slope[at] = 2 * (at + 1) * off
        })
        return value
      },
      new Float64Array(5),
      100,
      1e-12,
    )
    expect([...lowest].map(each => Math.round(each * 1000) / 1000)).toEqual([1, 2, 3, 4, 5])
  })

  it('tells two columns apart, one of two and each for itself', () => {
    const row = (column: number) => ({ at: Int32Array.of(column), values: Float64Array.of(1) })
    const input: Rows = { columns: 2, rows: [row(0), row(1), row(0), row(1)] }
    const aims = Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1)
    const effort = { shrink: 0.01, steps: 50 }
    const sums = new Float64Array(2)
    const oneOf = learnOneOf(input, { aims, weights: Float64Array.of(1, 1, 1, 1), outputs: 2 }, effort)
    score(oneOf, row(0), 2, 2, sums)
    expect(sums[0]).toBeGreaterThan((sums[1] ?? 0) + 2)
    const each = learnEach(input, { aims, weights: new Float64Array(8).fill(1), outputs: 2 }, effort)
    score(each, row(1), 2, 2, sums)
    expect(sums[0]).toBeLessThan(-1)
    expect(sums[1]).toBeGreaterThan(1)
  })
})
