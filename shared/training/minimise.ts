/**
 * The lowest point of a smooth convex function by L-BFGS: steps along the last few changes of the gradient, each halved until
 * it lowers the function enough. The same function gives the same answer on every run.
 */

/** Its value at `point`; writes its slope there into `slope`. */
export type Smooth = (point: Float64Array, slope: Float64Array) => number

const remembered = 8

export function minimise(smooth: Smooth, start: Float64Array, steps: number, close = 4e-5): Float64Array {
  const size = start.length
  let point = Float64Array.from(start)
  let slope = new Float64Array(size)
  let value = smooth(point, slope)
  const changes: { point: Float64Array; slope: Float64Array; inverse: number }[] = []
  for (let step = 0; step < steps; step += 1) {
    const direction = downhill(slope, changes)
    let descent = dot(direction, slope)
    if (descent >= 0) {
      direction.set(slope.map(each => -each))
      descent = -dot(slope, slope)
    }
    let length = changes.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(slope, slope))) : 1
    const next = new Float64Array(size)
    const nextSlope = new Float64Array(size)
    let nextValue = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 30; attempt += 1) {
      for (let at = 0; at < size; at += 1) next[at] = (point[at] ?? 0) + length * (direction[at] ?? 0)
      nextValue = smooth(next, nextSlope)
      if (nextValue <= value + 1e-4 * length * descent) break
      length /= 2
    }
    if (!(nextValue < value)) break
    const moved = new Float64Array(size)
    const turned = new Float64Array(size)
    for (let at = 0; at < size; at += 1) {
      moved[at] = (next[at] ?? 0) - (point[at] ?? 0)
      turned[at] = (nextSlope[at] ?? 0) - (slope[at] ?? 0)
    }
    const curve = dot(moved, turned)
    if (curve > 1e-12) {
      changes.push({ point: moved, slope: turned, inverse: 1 / curve })
      if (changes.length > remembered) changes.shift()
    }
    const gain = value - nextValue
    point = next
    slope = nextSlope
    value = nextValue
    if (gain < close * Math.max(1, Math.abs(value))) break
  }
  return point
}

function downhill(
  slope: Float64Array,
  changes: readonly { point: Float64Array; slope: Float64Array; inverse: number }[],
): Float64Array {
  const direction = slope.map(each => -each)
  const shares: number[] = []
  for (const change of changes.toReversed()) {
    const share = change.inverse * dot(change.point, direction)
    shares.push(share)
    add(direction, change.slope, -share)
  }
  const last = changes.at(-1)
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.slope, last.slope))
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale
  }
  for (const change of changes) {
    const share = shares.pop() ?? 0
    add(direction, change.point, share - change.inverse * dot(change.slope, direction))
  }
  return direction
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0)
}
