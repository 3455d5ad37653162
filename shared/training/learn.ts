/** Linear classifiers learnt from sparse rows: one of several (softmax), or each for itself (logistic). */
import { minimise } from './minimise.ts'

/** One row a mail: its columns and their values. */
export interface Rows {
  readonly columns: number
  readonly rows: readonly { readonly at: Int32Array; readonly values: Float64Array }[]
}

export interface Aims {
  /** Rows by outputs: the share of each output (softmax) or how true it is (logistic). */
  readonly aims: Float64Array
  /** Rows by outputs for logistic, 0 where unknown; one a row for softmax. */
  readonly weights: Float64Array
  readonly outputs: number
}

/** Columns by outputs, with one more row at the end: what each output starts from. */
export type Weights = Float64Array

export interface Effort {
  /** How strongly small weights are preferred. */
  readonly shrink: number
  readonly steps: number
}

export function learnOneOf(input: Rows, { aims, weights, outputs }: Aims, effort: Effort): Weights {
  const sums = new Float64Array(outputs)
  return minimise(
    (point, slope) => {
      let loss = shrunk(point, slope, input.columns * outputs, effort.shrink)
      input.rows.forEach((row, number) => {
        const weight = weights[number] ?? 0
        if (weight === 0) return
        score(point, row, input.columns, outputs, sums)
        let most = Number.NEGATIVE_INFINITY
        for (let k = 0; k < outputs; k += 1) most = Math.max(most, sums[k] ?? 0)
        let total = 0
        for (let k = 0; k < outputs; k += 1) total += Math.exp((sums[k] ?? 0) - most)
        const level = most + Math.log(total)
        for (let k = 0; k < outputs; k += 1) {
          const aim = aims[number * outputs + k] ?? 0
          const sum = sums[k] ?? 0
          if (aim > 0) loss -= weight * aim * (sum - level)
          sums[k] = weight * (Math.exp(sum - level) - aim)
        }
        spread(slope, row, input.columns, outputs, sums)
      })
      return loss
    },
    new Float64Array((input.columns + 1) * outputs),
    effort.steps,
  )
}

export function learnEach(input: Rows, { aims, weights, outputs }: Aims, effort: Effort): Weights {
  const sums = new Float64Array(outputs)
  return minimise(
    (point, slope) => {
      let loss = shrunk(point, slope, input.columns * outputs, effort.shrink)
      input.rows.forEach((row, number) => {
        score(point, row, input.columns, outputs, sums)
        for (let k = 0; k < outputs; k += 1) {
          const weight = weights[number * outputs + k] ?? 0
          const aim = aims[number * outputs + k] ?? 0
          const sum = sums[k] ?? 0
          loss += weight * (Math.max(sum, 0) - sum * aim + Math.log1p(Math.exp(-Math.abs(sum))))
          sums[k] = weight * (1 / (1 + Math.exp(-sum)) - aim)
        }
        spread(slope, row, input.columns, outputs, sums)
      })
      return loss
    },
    new Float64Array((input.columns + 1) * outputs),
    effort.steps,
  )
}

/** What the weights say of a row, into `sums`. */
export function score(
  weights: Weights,
  row: Rows['rows'][number],
  columns: number,
  outputs: number,
  sums: Float64Array,
): void {
  const base = columns * outputs
  for (let k = 0; k < outputs; k += 1) sums[k] = weights[base + k] ?? 0
  for (let entry = 0; entry < row.at.length; entry += 1) {
    const from = (row.at[entry] ?? 0) * outputs
    const value = row.values[entry] ?? 0
    for (let k = 0; k < outputs; k += 1) sums[k] = (sums[k] ?? 0) + value * (weights[from + k] ?? 0)
  }
}

function spread(
  slope: Float64Array,
  row: Rows['rows'][number],
  columns: number,
  outputs: number,
  errors: Float64Array,
): void {
  const base = columns * outputs
  for (let k = 0; k < outputs; k += 1) slope[base + k] = (slope[base + k] ?? 0) + (errors[k] ?? 0)
  for (let entry = 0; entry < row.at.length; entry += 1) {
    const from = (row.at[entry] ?? 0) * outputs
    const value = row.values[entry] ?? 0
    for (let k = 0; k < outputs; k += 1) slope[from + k] = (slope[from + k] ?? 0) + value * (errors[k] ?? 0)
  }
}

/** Sets the slope to that of the preference for small weights, and says what it costs. */
function shrunk(point: Float64Array, slope: Float64Array, until: number, shrink: number): number {
  let sum = 0
  for (let at = 0; at < until; at += 1) {
    const each = point[at] ?? 0
    sum += each * each
    slope[at] = shrink * each
  }
  slope.fill(0, until)
  return (shrink / 2) * sum
}
