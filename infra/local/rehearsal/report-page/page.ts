/** `report.html`: one page that a head of service reads, prints and passes on. No script, nothing loaded, no child's name and no mail text. */
import { html, raw } from 'hono/html'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { compareReports } from '#shared/domain/rehearsal/comparison.ts'
import { latenessOf } from '#shared/domain/rehearsal/lateness.ts'
import { type CoverUse, coverUse, loadOf } from '#shared/domain/rehearsal/people.ts'
import type { Report } from '#shared/domain/rehearsal/report.ts'
import { acknowledgementTimes, weeksOf } from '#shared/domain/rehearsal/volumes.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import { comparisonSection } from './comparison-section.ts'
import { escalationSection, latenessSection } from './lateness-sections.ts'
import { counted, many, type Part } from './parts.ts'
import { coverSection, loadSection } from './people-sections.ts'
import { style } from './style.ts'
import { acknowledgementSection, volumeSection } from './volume-sections.ts'
import { namesFrom, shortDay } from './words.ts'

interface PageNotes {
  readonly undated: number
  readonly tooEarly: number
  readonly tooLate: number
  readonly leftOut: number
  readonly failed: number
  readonly parked: number
}

export interface PageAsk {
  readonly report: Report
  readonly directory: DirectorySnapshot
  /** The same mail by other standards; null where nothing is compared. */
  readonly other: Report | null
  /** The case that a query is about; null for none. */
  readonly caseOf: (reference: string) => string | null
  readonly notes: PageNotes
}

export function reportPage(ask: PageAsk): string {
  const { report, directory, other } = ask
  const { queries } = report
  const nameOf = namesFrom(directory)
  const late = latenessOf(queries)
  const cover = coverUse(queries, directory, report, ask.caseOf)
  const span = `${shortDay(londonDate(report.from))} to ${shortDay(londonDate(report.until))}`
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rehearsal of ${span} – ${report.council}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header>${report.council} · SEND Casework Inbox</header>
<main id="main">
<h1>What would have become of your mail</h1>
<p class="lead">${headline(ask, cover)}</p>
${figures(report, late.length)}
<div class="inset"><p><strong>How to read this.</strong> Old mail from ${span} was handed to the service as if it came in at its own date and time. The
mailbox does not say what your team answered, so <strong>nobody answers in a rehearsal</strong>: every clock runs on as if the mail had been left
lying. What is listed as late is therefore not what your team missed. It is when the service would have spoken up, and to whom, had nobody acted.</p></div>
${warnings(ask.notes)}
<nav aria-label="On this page"><ul>
${sections(other !== null).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
</ul></nav>
${volumeSection(weeksOf(queries), report.totals)}
${loadSection(loadOf(queries, directory), directory, report.totals)}
${latenessSection(late, report, nameOf)}
${acknowledgementSection(acknowledgementTimes(queries))}
${coverSection(cover, nameOf)}
${escalationSection(late, report.totals)}
${other === null ? '' : comparisonSection(compareReports(report, other, directory))}
${ledgerSection(ask)}
</main>
</body>
</html>
`
  return String(page)
}

const sections = (compared: boolean): readonly (readonly [string, string])[] => [
  ['volumes', 'How much mail came'],
  ['asked', 'Who would have been asked'],
  ['late', 'What would have been late'],
  ['acknowledged', 'How quickly writers would have heard'],
  ['cover', 'Cover'],
  ['escalated', 'How far up it would have gone'],
  ...(compared ? [['compared', 'What the other standards would have changed'] as const] : []),
  ['ledger', 'Was every mail accounted for?'],
]

function headline({ report }: PageAsk, cover: readonly CoverUse[]): string {
  const { all } = report.totals
  const people = new Set(report.queries.flatMap(query => query.ownerId ?? [])).size
  const moved = cover.reduce((sum, each) => sum + each.arrived + each.moved, 0)
  const uncovered = cover.filter(each => each.absence.cover === null).length
  return [
    `${many(report.ledger.accepted, 'mail', 'mails')} became ${many(all.queries, 'query', 'queries')}, each given to one of ${many(people, 'person', 'people')} as it came in,`,
    `and ${share(all.acknowledged, all.queries)} of the writers were told so, with a reference and a name.`,
    moved === 0 ? '' : `${many(moved, 'query', 'queries')} went to a colleague because somebody was away.`,
    uncovered === 0 ? '' : `${many(uncovered, 'absence had', 'absences had')} nobody named to cover.`,
  ]
    .filter(words => words !== '')
    .join(' ')
}

function figures(report: Report, late: number): Part {
  const { all } = report.totals
  const shown: readonly (readonly [string, string])[] = [
    ['mails', counted(report.ledger.accepted)],
    ['queries', counted(all.queries)],
    ['at risk or urgent', counted(report.queries.filter(({ priority }) => priority < 'P3').length)],
    ['deadlines passed', counted(late)],
    ['mails needing nobody', counted(report.ledger.quarantined)],
  ]
  return html`<dl class="figures">${shown.map(([name, figure]) => html`<div><dt>${name}</dt><dd>${figure}</dd></div>`)}</dl>`
}

function warnings(notes: PageNotes): Part | '' {
  const said: readonly (readonly [number, string])[] = [
    [notes.failed, 'runs of a function failed, so this report may not be whole.'],
    [notes.parked, 'messages could not be worked, so this report may not be whole.'],
    [notes.undated, 'mails have no date that can be read, and count as having come at the very beginning.'],
    [notes.tooEarly, 'mails are older than the beginning and were left out.'],
    [notes.tooLate, 'mails are later than the end and were left out.'],
    [notes.leftOut, 'files are not mail and were left out.'],
  ]
  const lines = said.filter(([count]) => count > 0)
  if (lines.length === 0) return ''
  const kind = notes.failed + notes.parked > 0 ? 'inset warning' : 'inset'
  return html`<div class="${kind}"><ul>${lines.map(([count, words]) => html`<li>${counted(count)} ${words}</li>`)}</ul></div>`
}

function ledgerSection({ report }: PageAsk): Part {
  const { accepted, filed, quarantined, difference } = report.ledger
  const says =
    difference === 0
      ? 'Yes. Every mail that came in is with a query or kept as needing nobody; the difference is nought.'
      : `No: ${many(Math.abs(difference), 'mail is', 'mails are')} not accounted for. That is a fault of the service; please report it.`
  return html`<h2 id="ledger">Was every mail accounted for?</h2>
<p>${says}</p>
<ul><li>${many(accepted, 'mail', 'mails')} came in, second copies of the same mail not counted.</li>
<li>${counted(filed)} opened a query or joined one.</li>
<li>${counted(quarantined)} needed nobody: newsletters, out-of-office notes, reports of delivery, junk. They are kept.</li></ul>
<p class="quiet">Every query with its events is in report.json beside this page, and every mail that would have left is in the folder outbox. None was sent.</p>`
}

const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : part === whole ? 'all' : `${Math.floor((part / whole) * 100)}%`
