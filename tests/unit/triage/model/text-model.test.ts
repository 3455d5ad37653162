import { describe, expect, it } from 'vitest'
import { Topic } from '#shared/domain/triage/judgement.ts'
import { hashOf } from '#shared/domain/triage/model/hash.ts'
import { ruleInputs } from '#shared/domain/triage/model/rule-inputs.ts'
import { type ModelParameters, makeTextModel, outputsInAll } from '#shared/domain/triage/model/text-model.ts'
import { readWriting } from '#shared/domain/triage/writing.ts'

const transport = Topic.options.indexOf('transport')
const funding = Topic.options.indexOf('funding')
const safeguarding = 2 * Topic.options.length

/** A model that knows three words, each speaking for one output. */
function threeWords(overrides: Partial<ModelParameters> = {}): ModelParameters {
  const known = [
    { word: 'taxi', output: transport },
    { word: 'invoice', output: funding },
    { word: 'bruises', output: safeguarding },
  ]
  const line = { slope: 1, start: 0 }
  return {
    kinds: { w: 1 },
    hashes: Uint32Array.from(known, ({ word }) => hashOf(`w:${word}`)),
    rarity: Float32Array.from(known, () => 1),
    units: Float32Array.from(known, () => 0.1),
    weights: Int8Array.from(
      known.flatMap(({ output }) =>
        Array.from({ length: outputsInAll }, (_, at) => (at === output ? 50 : 0)),
      ),
    ),
    ruleWeights: ruleInputs.flatMap(rule =>
      Array.from({ length: outputsInAll }, (_, at) => (Topic.options[at] === rule ? 2 : 0)),
    ),
    start: Array.from({ length: outputsInAll }, (_, at) => (at === safeguarding ? -3 : 0)),
    temperature: 1,
    touches: line,
    signs: { safeguarding: line, 'out-of-school': line, 'legal-deadline': line, urgent: line },
    thresholds: {
      sure: 0.5,
      touches: 0.5,
      signs: { safeguarding: 0.5, 'out-of-school': 0.9, 'legal-deadline': 0.9, urgent: 0.9 },
    },
    ...overrides,
  }
}

const nothingFound = ruleInputs.map(() => 0)
const sentencesOf = (subject: string, text: string) =>
  readWriting({ subject, ownWords: text, forwarded: null }).sentences

describe('the text model', () => {
  const model = makeTextModel(threeWords())

  it('routes by the word that it knows, and is surer of nothing else', () => {
    const { topics } = model.read(sentencesOf('', 'The taxi again. Nobody told us.'), nothingFound)
    expect(topics[0]?.topic).toBe('transport')
    expect(topics[0]?.probability).toBeGreaterThan(0.5)
    expect(topics.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
    expect(topics).toHaveLength(Topic.options.length)
  })

  it('names the sentence that spoke for a topic, and none where nothing did', () => {
    const { because } = model.read(
      sentencesOf('', 'Good morning. The invoice is unpaid. The taxi is late.'),
      nothingFound,
    )
    expect(because('funding')?.text).toBe('The invoice is unpaid.')
    expect(because('transport')?.text).toBe('The taxi is late.')
    expect(because('tribunal')).toBeNull()
  })

  it('makes two words of two topics share what they say', () => {
    const { topics } = model.read(sentencesOf('', 'taxi invoice'), nothingFound)
    const [first, second] = topics
    expect(new Set([first?.topic, second?.topic])).toEqual(new Set(['transport', 'funding']))
    expect(first?.probability).toBeCloseTo(second?.probability ?? 0)
  })

  it('raises a sign from its threshold on', () => {
    const raised = (text: string) => model.read(sentencesOf('', text), nothingFound).signs.safeguarding
    expect(raised('bruises').raised).toBe(true)
    expect(raised('taxi').raised).toBe(false)
    expect(raised('taxi').probability).toBeCloseTo(1 / (1 + Math.exp(3)))
  })

  it('believes the rules as far as it has learnt to', () => {
    const findings = ruleInputs.map(rule => (rule === 'tribunal' ? 3 : 0))
    const { topics } = model.read(sentencesOf('', 'The taxi.'), findings)
    expect(topics[0]?.topic).toBe('tribunal')
  })

  it('says the same of every mail that it knows no word of', () => {
    const one = model.read(sentencesOf('', 'Lorem ipsum dolor.'), nothingFound)
    expect(one.topics.map(({ probability }) => probability)).toEqual(
      Topic.options.map(() => 1 / Topic.options.length),
    )
    expect(model.read([], nothingFound).topics).toEqual(one.topics)
  })

  it('is less sure of everything at a higher temperature', () => {
    const cooler = makeTextModel(threeWords({ temperature: 4 }))
    const top = (each: typeof model) => each.read(sentencesOf('', 'taxi'), nothingFound).topics[0]
    expect(top(cooler)?.topic).toBe('transport')
    expect(top(cooler)?.probability).toBeLessThan(top(model)?.probability ?? 0)
  })
})
