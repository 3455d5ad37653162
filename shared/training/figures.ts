/** How well mails were judged, in numbers. */
import { type Judgement, Topic } from '#shared/domain/triage/judgement.ts'
import type { Judged } from './judge-labelled.ts'
import type { LabelledMail } from './labelled-mail.ts'
import { touches } from './make-parameters.ts'

export interface Hits {
  readonly found: number
  /** Said, and not so. */
  readonly wrong: number
  /** So, and not said. */
  readonly missed: number
}

export const precision = ({ found, wrong }: Hits): number => found / Math.max(1, found + wrong)
export const recall = ({ found, missed }: Hits): number => found / Math.max(1, found + missed)

export interface Accuracy {
  readonly mails: number
  /** The topic that the label names. */
  readonly strict: number
  /** That, or one that a careful officer could also have chosen. */
  readonly accepted: number
}

export function isRight(mail: Pick<LabelledMail, 'topic' | 'acceptTopics'>, topic: Topic): boolean {
  return mail.topic === topic || mail.acceptTopics.includes(topic)
}

export function accuracyOf(judged: readonly Judged[]): Accuracy {
  const labelled = judged.filter(({ mail }) => mail.topic !== null)
  const share = (is: (each: Judged) => boolean): number =>
    labelled.filter(is).length / Math.max(1, labelled.length)
  return {
    mails: labelled.length,
    strict: share(({ mail, judgement }) => mail.topic === judgement.topic),
    accepted: share(({ mail, judgement }) => isRight(mail, judgement.topic)),
  }
}

export function topicHits(judged: readonly Judged[], topic: Topic): Hits {
  const labelled = judged.filter(({ mail }) => mail.topic !== null)
  const said = labelled.filter(({ judgement }) => judgement.topic === topic)
  return {
    found: said.filter(({ mail }) => isRight(mail, topic)).length,
    wrong: said.filter(({ mail }) => !isRight(mail, topic)).length,
    missed: labelled.filter(({ mail, judgement }) => mail.topic === topic && !isRight(mail, judgement.topic))
      .length,
  }
}

export function otherTopicHits(judged: readonly Judged[]): Hits {
  let [found, wrong, missed] = [0, 0, 0]
  for (const { mail, judgement } of judged) {
    if (mail.topic === null) continue
    for (const topic of Topic.options) {
      if (topic === judgement.topic) continue
      const said = judgement.otherTopics.includes(topic)
      const is = touches(mail, topic)
      if (said && is) found += 1
      else if (said) wrong += 1
      else if (is) missed += 1
    }
  }
  return { found, wrong, missed }
}

/** Mails whose label does not say are left out. */
export function hitsOf(
  judged: readonly Judged[],
  is: (mail: LabelledMail) => boolean | null,
  said: (judgement: Judgement) => boolean,
): Hits {
  let [found, wrong, missed] = [0, 0, 0]
  for (const { mail, judgement } of judged) {
    const truth = is(mail)
    if (truth === null) continue
    if (said(judgement) && truth) found += 1
    else if (said(judgement)) wrong += 1
    else if (truth) missed += 1
  }
  return { found, wrong, missed }
}

export interface Band {
  readonly from: number
  readonly mails: number
  /** What the confidences promise on average. */
  readonly promised: number
  /** How many were right. */
  readonly kept: number
}

/** Ten bands of confidence; a calibrated triage keeps in each what it promises. */
export function bandsOf(judged: readonly Judged[]): Band[] {
  const labelled = judged.filter(({ mail }) => mail.topic !== null)
  return Array.from({ length: 10 }, (_, at) => {
    const inBand = labelled.filter(
      ({ judgement }) => Math.min(9, Math.floor(judgement.confidence * 10)) === at,
    )
    const count = Math.max(1, inBand.length)
    return {
      from: at / 10,
      mails: inBand.length,
      promised: inBand.reduce((sum, { judgement }) => sum + judgement.confidence, 0) / count,
      kept: inBand.filter(({ mail, judgement }) => isRight(mail, judgement.topic)).length / count,
    }
  })
}

/** The mean distance between promised and kept, by mails. */
export function calibrationError(bands: readonly Band[]): number {
  const mails = bands.reduce((sum, band) => sum + band.mails, 0)
  return bands.reduce(
    (sum, band) => sum + (band.mails / Math.max(1, mails)) * Math.abs(band.promised - band.kept),
    0,
  )
}

export interface RiskPoint {
  readonly confidence: number
  /** The share of mails that are at least as sure. */
  readonly covered: number
  readonly accepted: number
}

export function riskCurve(judged: readonly Judged[]): RiskPoint[] {
  return [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(confidence => {
    const sure = judged.filter(({ judgement }) => judgement.confidence >= confidence)
    return {
      confidence,
      covered: sure.length / Math.max(1, judged.length),
      accepted: accuracyOf(sure).accepted,
    }
  })
}
