import { isUtf8 } from 'node:buffer'
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { Council } from '#shared/domain/directory/council.ts'
import { checkCouncil, settingName } from '#shared/domain/directory/council-checks.ts'
import { type Findings, quoted } from '#shared/domain/directory/directory-problems.ts'
import { issueReason } from '#shared/domain/directory/issue-reason.ts'

const file = 'council.json'

/** Bytes; a hundred times what the settings of a council need. */
const largest = 256_000
/** Opening brackets; bounds how deep the reader can be led. */
const mostBrackets = 2_000

/** Reads `council.json`. What is wrong goes to `findings` with line and column; null where there is anything. */
export function readCouncilSettings(bytes: Uint8Array, findings: Findings): Council | null {
  const refuse = (line: number | null, column: string | null, reason: string): null => {
    findings.problem(file, line, column, reason)
    return null
  }
  if (bytes.length > largest) return refuse(null, null, `the file is larger than ${largest} bytes.`)
  if (!isUtf8(bytes)) return refuse(null, null, 'the file is not UTF-8 text.')
  const text = new TextDecoder('utf-8').decode(bytes)
  if (text.trim() === '') return refuse(null, null, 'the file is empty.')
  if ((text.match(/[[{]/g)?.length ?? 0) > mostBrackets) {
    return refuse(null, null, 'the file is nested too deeply to be the settings of a council.')
  }

  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const [error] = errors
  if (error !== undefined || tree === undefined) {
    const { line, column } = placeIn(text, error?.offset ?? 0)
    return refuse(
      line,
      column,
      `this is not JSON: ${error === undefined ? 'there is no value' : syntaxReason(error)}.`,
    )
  }
  let sound = true
  for (const { offset } of textsWithControlCharacters(tree)) {
    const { line, column } = placeIn(text, offset)
    findings.problem(file, line, column, 'this text holds a control character.')
    sound = false
  }
  for (const twice of repeatedNames(tree)) {
    const { line, column } = placeIn(text, twice.offset)
    findings.problem(file, line, column, `${quoted(String(twice.value))} is there twice.`)
    sound = false
  }
  const parsed = Council.safeParse(getNodeValue(tree), { reportInput: true })
  if (!parsed.success) {
    const reported = new Set<string>()
    for (const issue of parsed.error.issues) {
      const name = settingName(issue.path)
      // A group that does not fit together is no news where one of its parts is wrong.
      const partIsWrong = issue.code === 'custom' && [...reported].some(each => each.startsWith(name))
      if (partIsWrong || reported.has(name)) continue
      reported.add(name)
      const { line, column } = placeIn(text, nearest(tree, issue.path).offset)
      findings.problem(
        file,
        line,
        column,
        name === '' ? `the file ${issueReason(issue)}` : `${name}: ${issueReason(issue)}`,
      )
    }
    return null
  }
  for (const { path, reason, grave } of checkCouncil(parsed.data)) {
    const { line, column } = placeIn(text, nearest(tree, path).offset)
    const tell = grave ? findings.problem : findings.warning
    tell(file, line, column, `${settingName(path)}: ${reason}`)
    if (grave) sound = false
  }
  for (const child of tree.children ?? []) {
    const name = child.children?.[0]
    if (name === undefined || Object.hasOwn(Council.shape, String(name.value))) continue
    const { line, column } = placeIn(text, name.offset)
    findings.warning(
      file,
      line,
      column,
      `the setting ${quoted(String(name.value))} is not known and is ignored.`,
    )
  }
  return sound ? parsed.data : null
}

/** The value at a path, or the innermost group around it where the value itself is missing. */
function nearest(tree: Node, path: readonly PropertyKey[]): Node {
  const steps = path.map(step => (typeof step === 'number' ? step : String(step)))
  for (let length = steps.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, steps.slice(0, length))
    if (node !== undefined) return node
  }
  return tree
}

/** Names that stand twice in one group: JSON readers silently keep the last, which is rarely what was meant. */
function repeatedNames(node: Node): Node[] {
  const names =
    node.type === 'object' ? (node.children ?? []).flatMap(property => property.children?.[0] ?? []) : []
  const seen = new Set<unknown>()
  const repeated = names.filter(name => {
    const again = seen.has(name.value)
    seen.add(name.value)
    return again
  })
  return [...repeated, ...(node.children ?? []).flatMap(repeatedNames)]
}

/** The council's name stands in header fields of mails, where a line break would begin another field. */
function textsWithControlCharacters(node: Node): Node[] {
  const own = node.type === 'string' && /\p{Cc}/u.test(String(node.value)) ? [node] : []
  return [...own, ...(node.children ?? []).flatMap(textsWithControlCharacters)]
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: string } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: String(offset - before.lastIndexOf('\n')) }
}

/** `CommaExpected` as `comma expected`. */
function syntaxReason(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
}
