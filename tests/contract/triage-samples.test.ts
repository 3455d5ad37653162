import { beforeAll, describe, expect, it } from 'vitest'
import { judgeSamples, type SampleJudgement } from '#tests/support/triage-samples.ts'

/** A parent whom the directory does not know: contract section 3 tells the kind by words, the sample expects `unknown`. */
const toldByWords = new Set(['061-parent-requests-assessment.eml'])

describe('of the sample mails', () => {
  let all: readonly SampleJudgement[] = []
  beforeAll(async () => {
    all = await judgeSamples()
  })

  const wrong = (holds: (sample: SampleJudgement) => boolean) =>
    all.filter(sample => !holds(sample)).map(({ file }) => file)

  it('there are at least sixty', () => {
    expect(all.length).toBeGreaterThanOrEqual(60)
  })

  it('every kind is right', () => {
    expect(wrong(({ expected, judged }) => judged.messageKind === expected.messageKind)).toEqual([])
  })

  it('every correspondent is right', () => {
    const right = ({ file, expected, judged }: SampleJudgement) =>
      judged.correspondent.directoryId === expected.correspondent.directoryId &&
      (judged.correspondent.kind === expected.correspondent.kind ||
        (toldByWords.has(file) && judged.correspondent.kind === 'family'))
    expect(wrong(right)).toEqual([])
  })

  it('every case is right, and none is tied to another child', () => {
    expect(wrong(({ expected, judged }) => (judged.case?.id ?? null) === expected.caseId)).toEqual([])
  })

  it('every owner is right, and how they came to it', () => {
    expect(
      wrong(
        ({ expected, judged }) =>
          judged.owner.staffId === expected.owner.staffId && judged.owner.via === expected.owner.via,
      ),
    ).toEqual([])
  })

  it('no danger is missed', () => {
    const right = ({ expected, judged }: SampleJudgement) =>
      !expected.flags.includes('safeguarding') || judged.flags.includes('safeguarding')
    expect(wrong(right)).toEqual([])
  })

  // Triage is tuned to miss none: a manager may read one mail of despair too many.
  it('a danger is seen in one mail at the most where it is ruled out', () => {
    const right = ({ expected, judged }: SampleJudgement) =>
      !(expected.flagsNot.includes('safeguarding') && judged.flags.includes('safeguarding'))
    expect(wrong(right).length).toBeLessThanOrEqual(1)
  })

  it('every flag that is expected is there, and none that is ruled out', () => {
    const right = ({ expected, judged }: SampleJudgement) => {
      const has = new Set<string>(judged.flags)
      return (
        expected.flags.every(flag => has.has(flag)) &&
        !expected.flagsNot.some(flag => flag !== 'safeguarding' && has.has(flag))
      )
    }
    expect(wrong(right)).toEqual([])
  })

  it('the topic is one that a careful person could choose in 95 of 100', () => {
    const right = ({ expected, judged }: SampleJudgement) =>
      [expected.topic, ...expected.otherTopicsAllowed].includes(judged.topic)
    expect(wrong(right).length).toBeLessThanOrEqual(all.length * 0.05)
  })

  it('the priority is right in 95 of 100', () => {
    const right = ({ expected, judged }: SampleJudgement) =>
      [expected.priority, ...expected.prioritiesAllowed].includes(judged.priority)
    expect(wrong(right).length).toBeLessThanOrEqual(all.length * 0.05)
  })

  it('information rights carry exactly one kind', () => {
    const kinds = ['sar', 'foi', 'data-breach', 'correction']
    const right = ({ judged }: SampleJudgement) =>
      judged.flags.filter(flag => kinds.includes(flag)).length ===
      (judged.topic === 'information-rights' ? 1 : 0)
    expect(wrong(right)).toEqual([])
  })

  it('mail that needs no person has no owner and no deadlines, all other mail both', () => {
    const right = ({ judged }: SampleJudgement) =>
      (judged.messageKind === 'query') === (judged.owner.staffId !== null) &&
      (judged.messageKind === 'query') === (judged.deadlines !== null)
    expect(wrong(right)).toEqual([])
  })
})
