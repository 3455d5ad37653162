/** What the sections of the page are made of: tables, figures with their sentence, numbers in words. */
import { html, raw } from 'hono/html'
import { type BarSeries, bars } from './chart.ts'

export type Part = ReturnType<typeof html>

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => string | number
}

/** A table with its caption; numbers stand to the right. The first column heads its rows. Can be scrolled by keyboard where it is too wide. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Part {
  const isNumber = (column: Column<Row>) =>
    rows.length > 0 && rows.every(row => typeof column.cell(row) === 'number')
  const shown = columns.map(column => ({ ...column, number: isNumber(column) }))
  return html`<div class="scroll${columns.length > 6 ? ' many' : ''}" role="region" aria-label="Table: ${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${shown.map(({ head, number }) => html`<th scope="col"${raw(number ? ' class="number"' : '')}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    row =>
      html`<tr>${shown.map(({ cell, number }, index) =>
        index === 0
          ? html`<th scope="row">${worded(cell(row))}</th>`
          : html`<td${raw(number ? ' class="number"' : '')}>${worded(cell(row))}</td>`,
      )}</tr>
`,
  )}</tbody></table></div>`
}

/** A long table: the first rows, and the others folded away. */
export function longTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  first = 20,
): Part {
  if (rows.length <= first) return table(caption, columns, rows)
  return html`${table(`${caption}: the first ${first} of ${counted(rows.length)}`, columns, rows.slice(0, first))}
<details><summary>Show the other ${counted(rows.length - first)}</summary>${table(`${caption}: the others`, columns, rows.slice(first))}</details>`
}

/** A chart: the sentence that says what it shows, the picture, and the same in a table. */
export function chart<Row>(parts: {
  readonly says: string
  readonly name: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
  readonly stacked?: boolean
  readonly across?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}): Part {
  return html`<figure><figcaption>${parts.says}</figcaption><div class="scroll" role="region" aria-label="Chart: ${parts.name}" tabindex="0">${raw(bars(parts))}</div></figure>
<details><summary>${parts.name}: the figures</summary>${table(parts.name, parts.columns, parts.rows)}</details>`
}

const grouped = new Intl.NumberFormat('en-GB')
export const counted = (number: number): string => grouped.format(number)

const worded = (cell: string | number): string => (typeof cell === 'number' ? counted(cell) : cell)

/** `1 query`, `2,000 queries`. */
export const many = (number: number, one: string, more: string): string =>
  `${counted(number)} ${number === 1 ? one : more}`
