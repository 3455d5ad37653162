/**
 * The promises: contract section 4 as data, with what one council changes of it. Columns that the contract calls "same"
 * follow the row for everyone, so that a council that changes that row changes them too.
 */
import type { Span, StandardRow, StandardsChange } from '../directory/council-standards.ts'

/** A row of the table: who or what a query is answered as. */
export type StandardName =
  | 'everyone'
  | 'family'
  | 'legal'
  | 'complaint'
  | 'complaint-stage-2'
  | 'sar'
  | 'foi'
  | 'data-breach'
  | 'correction'

export interface Standards {
  /** The council's name for this version; every query keeps the one it was reckoned by. */
  readonly version: string
  readonly rows: Readonly<Record<StandardName, StandardRow>>
}

type RowChange = NonNullable<StandardsChange['rows']['everyone']>

const everyone: StandardRow = {
  acknowledge: '15 min',
  accept: { P1: '0.5 wh', P2: '4 wh', P3: '1 wd', P4: '2 wd' },
  firstReply: { P1: '4 wh', P2: '3 wd', P3: '5 wd', P4: '10 wd' },
  fullAnswer: { P1: '3 wd', P2: '7 wd', P3: '10 wd', P4: '15 wd' },
  nextUpdate: { P1: '1 wd', P2: '5 wd', P3: '10 wd', P4: '10 wd' },
}

/** How each further row differs from the row for everyone. */
const differences: Readonly<Record<Exclude<StandardName, 'everyone'>, RowChange>> = {
  family: { fullAnswer: { P3: '15 wd', P4: '20 wd' } },
  legal: {
    firstReply: { P2: '2 wd' },
    fullAnswer: { P4: '14 wd' },
    nextUpdate: { P3: '5 wd', P4: '5 wd' },
  },
  complaint: atAnyPriority({ accept: '1 wd', firstReply: '10 wd', fullAnswer: '10 wd', nextUpdate: '10 wd' }),
  // The Ombudsman's code allows 20 working days from the acknowledgement of the second stage (domain.md 3.1).
  'complaint-stage-2': atAnyPriority({
    accept: '1 wd',
    firstReply: '20 wd',
    fullAnswer: '20 wd',
    nextUpdate: '10 wd',
  }),
  sar: atAnyPriority({ accept: '1 wd', firstReply: '10 wd', fullAnswer: '1 month', nextUpdate: '10 wd' }),
  foi: atAnyPriority({ accept: '1 wd', firstReply: '10 wd', fullAnswer: '20 uk-wd', nextUpdate: '10 wd' }),
  'data-breach': atAnyPriority({
    accept: '1 wh',
    firstReply: '10 wd',
    fullAnswer: '10 wd',
    nextUpdate: '10 wd',
  }),
  correction: atAnyPriority({
    accept: '1 wd',
    firstReply: '10 wd',
    fullAnswer: '10 wd',
    nextUpdate: '10 wd',
  }),
}

/** The standards in force for a council: the defaults, cell by cell replaced by its change. */
export function standardsOf(change: Pick<StandardsChange, 'version' | 'rows'>): Standards {
  const base = changed(everyone, change.rows.everyone)
  const row = (name: Exclude<StandardName, 'everyone'>): StandardRow =>
    changed(changed(base, differences[name]), change.rows[name])
  return {
    version: change.version,
    rows: {
      everyone: base,
      family: row('family'),
      legal: row('legal'),
      complaint: row('complaint'),
      'complaint-stage-2': row('complaint-stage-2'),
      sar: row('sar'),
      foi: row('foi'),
      'data-breach': row('data-breach'),
      correction: row('correction'),
    },
  }
}

/** A span's number and unit. */
export function readSpan(span: Span): { readonly amount: number; readonly unit: string } {
  const [amount = '', unit = ''] = span.split(' ')
  return { amount: Number(amount), unit }
}

function changed(row: StandardRow, change: RowChange | undefined): StandardRow {
  if (change === undefined) return row
  return {
    acknowledge: change.acknowledge ?? row.acknowledge,
    accept: cells(row.accept, change.accept),
    firstReply: cells(row.firstReply, change.firstReply),
    fullAnswer: cells(row.fullAnswer, change.fullAnswer),
    nextUpdate: cells(row.nextUpdate, change.nextUpdate),
  }
}

function cells(row: StandardRow['accept'], change: RowChange['accept']): StandardRow['accept'] {
  return {
    P1: change?.P1 ?? row.P1,
    P2: change?.P2 ?? row.P2,
    P3: change?.P3 ?? row.P3,
    P4: change?.P4 ?? row.P4,
  }
}

function atAnyPriority(
  spans: Record<'accept' | 'firstReply' | 'fullAnswer' | 'nextUpdate', Span>,
): RowChange {
  const all = (span: Span): StandardRow['accept'] => ({ P1: span, P2: span, P3: span, P4: span })
  return {
    accept: all(spans.accept),
    firstReply: all(spans.firstReply),
    fullAnswer: all(spans.fullAnswer),
    nextUpdate: all(spans.nextUpdate),
  }
}
