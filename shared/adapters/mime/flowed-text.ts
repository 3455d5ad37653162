/** format=flowed (RFC 3676): puts the lines together that the sending client broke. */

interface Flowed {
  readonly depth: number
  readonly content: string
  /** Whether the next line of the same depth goes on with this one. */
  readonly flows: boolean
}

function readLine(line: string): Flowed {
  let depth = 0
  while (line.charAt(depth) === '>') depth += 1
  const bare = line.slice(depth)
  const content = bare.startsWith(' ') ? bare.slice(1) : bare
  // The signature mark ends in a space and flows nowhere (RFC 3676 section 4.3).
  return { depth, content, flows: content.endsWith(' ') && content !== '-- ' }
}

/** `text` has `\n` line ends. Quoted lines keep one `>` a level and a space. */
export function unflow(text: string, deleteSpace: boolean): string {
  const done: string[] = []
  let depth = 0
  let pieces: string[] = []
  const finish = (): void => {
    if (pieces.length > 0)
      done.push(depth === 0 ? pieces.join('') : `${'>'.repeat(depth)} ${pieces.join('')}`)
    pieces = []
  }
  for (const line of text.split('\n')) {
    const read = readLine(line)
    if (read.depth !== depth || read.content === '-- ') finish()
    depth = read.depth
    pieces.push(read.flows && deleteSpace ? read.content.slice(0, -1) : read.content)
    if (!read.flows) finish()
  }
  finish()
  return done.join('\n')
}
