/**
 * The parts of a mail with what some of them only wrap in their place: Outlook's winmail.dat, S/MIME signed as a whole, files
 * inside a plain text. What is rare is loaded with the first mail that has it.
 */
import type { Part, PartTree } from './part-tree.ts'
import { readParts } from './part-tree.ts'
import { decodeTransfer } from './transfer-encoding.ts'

export interface ExpandedParts {
  readonly leaves: readonly Part[]
  /** Bodies that count only where the mail has no other text, each in several forms: plain, HTML, RTF. */
  readonly spares: readonly (readonly Part[])[]
  readonly defects: readonly string[]
}

const MOST_LEAVES = 6_000
const DEEPEST = 4
const TNEF_TYPES = new Set(['application/ms-tnef', 'application/vnd.ms-tnef', 'application/x-tnef'])
const TNEF_MARK = Buffer.from('789f3e22', 'hex')
const CMS_TYPES = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime'])
/** A file that somebody signed (`contract.pdf.p7m`) is a file; only the whole mail goes under this name. */
const CMS_NAME = /^smime\.p7[ms]?$/i

function isTnef(part: Part): boolean {
  const isCandidate =
    TNEF_TYPES.has(part.type) ||
    /^winmail(?:\d*|\[\d+\])\.dat$/i.test(part.fileName ?? '') ||
    (part.type === 'application/octet-stream' && /\.dat$/i.test(part.fileName ?? ''))
  return isCandidate && TNEF_MARK.equals(decodeTransfer(part.body, part.encoding, 4))
}

function isCms(part: Part): boolean {
  const named = part.fileName !== null && part.fileName !== ''
  if (CMS_TYPES.has(part.type)) return !named || CMS_NAME.test(part.fileName ?? '')
  return part.type === 'application/octet-stream' && CMS_NAME.test(part.fileName ?? '')
}

/** Words that only a text with a file in it begins a line with. */
const FILE_MARKS = [Buffer.from('begin '), Buffer.from('begin-base64 '), Buffer.from('=ybegin ')]

function mayHoldFiles(part: Part): boolean {
  if (part.type !== 'text/plain' || part.disposition === 'attachment' || part.fileName !== null) return false
  if (part.encoding === 'base64') return part.body.length < 10_000_000
  const body = Buffer.from(part.body.buffer, part.body.byteOffset, part.body.byteLength)
  return FILE_MARKS.some(mark => body.includes(mark))
}

class Expansion {
  readonly leaves: Part[] = []
  readonly spares: (readonly Part[])[] = []
  readonly defects = new Set<string>()

  async take(parts: readonly Part[], depth: number): Promise<void> {
    for (const part of parts) {
      if (this.leaves.length >= MOST_LEAVES) {
        this.defects.add('parts beyond the first 6,000 were not read')
        return
      }
      const wasTaken =
        depth < DEEPEST &&
        ((isTnef(part) && (await this.#takeTnef(part, depth))) ||
          (isCms(part) && (await this.#takeCms(part, depth))) ||
          (mayHoldFiles(part) && (await this.#takeFiles(part))))
      if (!wasTaken) this.leaves.push(part)
    }
  }

  async #takeTnef(part: Part, depth: number): Promise<boolean> {
    const [{ readTnef }, { outlookParts }] = await Promise.all([
      import('./tnef.ts'),
      import('./outlook-message.ts'),
    ])
    const read = readTnef(decodeTransfer(part.body, part.encoding))
    const inner = read === null ? [] : outlookParts(read.message).leaves
    const bodies = inner.filter(one => one.alternative !== null)
    if (bodies.length > 0) this.spares.push(bodies)
    await this.take(
      inner.filter(one => one.alternative === null),
      depth + 1,
    )
    if (read?.whole === true && inner.length > 0) return true
    this.defects.add(
      read?.whole === true
        ? 'a winmail.dat holds neither text nor files: it is kept as it is'
        : 'a winmail.dat could not be read to its end: it is kept as it is',
    )
    return false
  }

  async #takeCms(part: Part, depth: number): Promise<boolean> {
    const { readSignedContent } = await import('./signed-content.ts')
    const content = readSignedContent(decodeTransfer(part.body, part.encoding))
    if (content.kind === 'encrypted') {
      this.defects.add('the mail or a part of it is encrypted (S/MIME) and cannot be read here')
    }
    if (content.kind !== 'signed') return false
    const tree = readParts(content.content)
    // Without a field of its own it is a signed file, not a signed mail.
    if (!tree.root.fields.some(field => field.name === 'content-type')) return false
    for (const defect of tree.defects) this.defects.add(defect)
    await this.take(tree.leaves, depth + 1)
    return true
  }

  async #takeFiles(part: Part): Promise<boolean> {
    const [{ takeOutFiles }, { unpackedPart }] = await Promise.all([
      import('./inline-files.ts'),
      import('./outlook-message.ts'),
    ])
    const bytes = decodeTransfer(part.body, part.encoding)
    const taken = takeOutFiles(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    )
    if (taken === null) return false
    this.leaves.push({ ...part, encoding: 'binary', body: Buffer.from(taken.text, 'latin1') })
    for (const { name, content } of taken.files) {
      this.leaves.push(unpackedPart(content, { type: 'application/octet-stream', fileName: name || null }))
    }
    return true
  }
}

/** Never throws. */
export async function expandParts(tree: PartTree): Promise<ExpandedParts> {
  const expansion = new Expansion()
  await expansion.take(tree.leaves, 0)
  return { leaves: expansion.leaves, spares: expansion.spares, defects: [...expansion.defects] }
}
