/** One pattern out of several, each on its own line where it is written. Letters of either case; text is matched as Unicode. */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'iu')
}

/** As `anyOf`, for counting every place. */
export function eachOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'giu')
}
