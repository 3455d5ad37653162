/** Where somebody else's mail begins in a text, whichever way the writer's client announces it. */
import { attributedTo, attributionAt } from './attributions.ts'
import {
  forwardRule,
  isBareOriginalMessage,
  isForwardOpening,
  isGroupWiseMark,
  isOriginalMessageRule,
  isReplyAboveMark,
} from './message-rules.ts'
import { headerWithin, type QuotedHeader, quotedHeaderAt } from './quoted-header.ts'
import { isQuoted, nextFilled } from './quoted-lines.ts'

export interface HistoryMark {
  /** `forward`: the client says that it forwards. `attribution`: quoted lines may follow, and the writer's answers among them. */
  readonly kind: 'forward' | 'original' | 'header' | 'attribution' | 'other'
  /** First line after the mark: of the text of the other mail. */
  readonly next: number
  /** Whose mail it is, in words; empty where the mark does not say. */
  readonly from: string
  /** The mark itself stands behind quote marks. */
  readonly quoted: boolean
}

function withHeader(kind: HistoryMark['kind'], header: QuotedHeader): HistoryMark {
  return { kind, next: header.last + 1, from: header.from, quoted: header.quoted }
}

/** A header block, or an attribution, within a few lines after an announcement. */
function announcedAfter(
  lines: readonly string[],
  index: number,
): { from: string; next: number; quoted: boolean } | null {
  for (let at = index; at < Math.min(lines.length, index + 5); at += 1) {
    if ((lines[at] ?? '').trim() === '') continue
    const header = quotedHeaderAt(lines, at, true)
    if (header !== null) return { from: header.from, next: header.last + 1, quoted: header.quoted }
    const last = attributionAt(lines, at)
    if (last !== null) {
      return {
        from: attributedTo(lines.slice(at, last + 1).join(' ')),
        next: last + 1,
        quoted: isQuoted(lines[at] ?? ''),
      }
    }
  }
  return null
}

/** The mark that begins at this line, or null. */
export function historyMarkAt(lines: readonly string[], index: number): HistoryMark | null {
  const line = lines[index] ?? ''
  if (line.trim() === '') return null
  const forward = forwardRule(line)
  if (forward !== null) {
    const flat = forward.rest === '' ? null : headerWithin(forward.rest, index, true)
    if (flat !== null) return withHeader('forward', flat)
    const announced = announcedAfter(lines, index + 1)
    const quoted = isQuoted(line) || announced?.quoted === true
    return { kind: 'forward', next: announced?.next ?? index + 1, from: announced?.from ?? '', quoted }
  }
  const isRule = isOriginalMessageRule(line)
  if (isRule || isForwardOpening(line) || isBareOriginalMessage(line)) {
    const announced = announcedAfter(lines, index + 1)
    if (announced !== null) return { kind: isForwardOpening(line) ? 'forward' : 'original', ...announced }
    if (isRule) return { kind: 'original', next: index + 1, from: '', quoted: isQuoted(line) }
  }
  const header = quotedHeaderAt(lines, index)
  if (header !== null) return withHeader('header', header)
  const last = attributionAt(lines, index)
  if (last !== null) {
    const from = attributedTo(lines.slice(index, last + 1).join(' '))
    return { kind: 'attribution', next: last + 1, from, quoted: isQuoted(line) }
  }
  if (isReplyAboveMark(line) || isGroupWiseMark(line)) {
    return { kind: 'other', next: index + 1, from: '', quoted: false }
  }
  return null
}

export function startOfNextFilled(lines: readonly string[], from: number): number {
  return nextFilled(lines, from, lines.length) ?? lines.length
}
