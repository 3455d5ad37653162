/** The figures of a run as Markdown. */
import { Topic } from '#shared/domain/triage/judgement.ts'
import {
  accuracyOf,
  bandsOf,
  calibrationError,
  type Hits,
  hitsOf,
  isRight,
  otherTopicHits,
  precision,
  recall,
  riskCurve,
  topicHits,
} from './figures.ts'
import type { Judged } from './judge-labelled.ts'
import { signOf } from './make-parameters.ts'

export function reportOn(judged: readonly Judged[]): string {
  const all = accuracyOf(judged)
  const others = otherTopicHits(judged)
  return [
    `Topic: **${percent(all.accepted)}** right of ${all.mails} mails, counting what a careful officer could also have chosen; ${percent(all.strict)} strictly. Second topics: precision ${percent(precision(others))}, recall ${percent(recall(others))}.`,
    table(['sign', 'precision', 'recall', 'mails with it'], signRows(judged)),
    table(['topic', 'precision', 'recall', 'mails'], topicRows(judged)),
    `Calibration: expected error ${percent(calibrationError(bandsOf(judged)))}.`,
    table(
      ['confidence', 'mails', 'promised', 'right'],
      bandsOf(judged)
        .filter(({ mails }) => mails > 0)
        .map(({ from, mails, promised, kept }) => [
          `${percent(from)} and more`,
          mails,
          percent(promised),
          percent(kept),
        ]),
    ),
    'Right among those that are at least as sure:',
    table(
      ['confidence', 'share of mails', 'right'],
      riskCurve(judged).map(({ confidence, covered, accepted }) => [
        percent(confidence),
        percent(covered),
        percent(accepted),
      ]),
    ),
    'Confusion (rows: the label; columns: what triage said; an accepted answer counts as the label):',
    table(['', ...Topic.options.map(short)], confusion(judged)),
    table(
      ['author', 'mails', 'right'],
      [...Map.groupBy(judged, ({ mail }) => mail.author)]
        .map(([author, mails]) => ({ author, ...accuracyOf(mails) }))
        .filter(({ mails }) => mails > 0)
        .sort((one, other) => one.accepted - other.accepted)
        .map(({ author, mails, accepted }) => [author, mails, percent(accepted)]),
    ),
  ].join('\n\n')
}

function signRows(judged: readonly Judged[]): (string | number)[][] {
  const row = (name: string, hits: Hits): (string | number)[] => [
    name,
    percent(precision(hits)),
    percent(recall(hits)),
    hits.found + hits.missed,
  ]
  return [
    row(
      'safeguarding',
      hitsOf(
        judged,
        mail => mail.safeguarding,
        ({ flags }) => flags.includes('safeguarding'),
      ),
    ),
    row(
      'urgent (P1 or P2)',
      hitsOf(
        judged,
        mail => signOf(mail, 'urgent'),
        ({ priority }) => priority === 'P1' || priority === 'P2',
      ),
    ),
    row(
      'out of school',
      hitsOf(
        judged,
        mail => mail.outOfSchool,
        ({ flags }) => flags.includes('out-of-school'),
      ),
    ),
    row(
      'legal deadline',
      hitsOf(
        judged,
        mail => mail.legalDeadline,
        ({ flags }) => flags.includes('legal-deadline'),
      ),
    ),
    row(
      'interpreter',
      hitsOf(
        judged,
        mail => mail.interpreter,
        ({ flags }) => flags.includes('interpreter'),
      ),
    ),
  ]
}

function topicRows(judged: readonly Judged[]): (string | number)[][] {
  return Topic.options.map(topic => {
    const hits = topicHits(judged, topic)
    const mails = judged.filter(({ mail }) => mail.topic === topic).length
    return [topic, percent(precision(hits)), percent(recall(hits)), mails]
  })
}

function confusion(judged: readonly Judged[]): (string | number)[][] {
  return Topic.options.map(label => {
    const mails = judged.filter(({ mail }) => mail.topic === label)
    const said = ({ mail, judgement }: Judged): Topic =>
      isRight(mail, judgement.topic) ? label : judgement.topic
    return [label, ...Topic.options.map(topic => mails.filter(each => said(each) === topic).length || '·')]
  })
}

/** `plan-content` as `pl-co`: columns must be narrow. */
const short = (topic: Topic): string =>
  topic
    .split('-')
    .map(word => word.slice(0, topic.includes('-') ? 2 : 4))
    .join('-')

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
