/** Text of an HTML part: html-to-text within limits, a plain pass over the markup beyond them. */
import type { compile } from 'html-to-text'
import { fallbackHtmlText } from './html-fallback-text.ts'

/** Beyond this html-to-text takes longer than a mail is worth. */
const LONGEST_FOR_LIBRARY = 400_000
/** It recurses once a level: 20,000 nested divs end the stack. */
const DEEPEST_FOR_LIBRARY = 300
/** Elements that need no end tag do not nest, whatever they leave open. */
const NOT_NESTING =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dd|dt|td|th|tr|tbody|thead|tfoot|option|html|body|head)$/

let converter: ReturnType<typeof compile> | null = null

/** Loaded with the first HTML-only mail: a third of all mail needs it, and it is most of this folder's start-up time. */
async function libraryConverter(): Promise<ReturnType<typeof compile>> {
  if (converter === null) {
    const library = await import('html-to-text')
    converter = library.compile({
      wordwrap: false,
      // Gateways put lines before <html> and after </body>; browsers show them, so the writer and we must not differ on them.
      baseElements: { selectors: [] },
      limits: { maxInputLength: LONGEST_FOR_LIBRARY, maxDepth: DEEPEST_FOR_LIBRARY + 100 },
      formatters: {
        // Cells say "Name" and "Jane", not "NameJane": a row is a line, and its cells are words apart.
        cell: (element, walk, builder) => {
          builder.addInline(' ')
          walk(element.children, builder)
          builder.addInline(' ')
        },
      },
      selectors: [
        ...['td', 'th'].map(selector => ({ selector, format: 'cell' })),
        ...['tr', 'caption', 'dt', 'dd', 'option', 'button', 'legend'].map(selector => ({
          selector,
          format: 'block',
          options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
        })),
        // What a newsletter puts before its first words for the list of mails alone: nobody sees it in the mail.
        ...['[hidden]', '[style*="display:none" i]', '[style*="display: none" i]'].map(selector => ({
          selector,
          format: 'skip',
        })),
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'img', format: 'skip' },
        { selector: 'hr', options: { length: 32 } },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(selector => ({
          selector,
          options: { uppercase: false },
        })),
        { selector: 'title', format: 'skip' },
      ],
    })
  }
  return converter
}

function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})/gi)) {
    if (NOT_NESTING.test(name.toLowerCase())) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > most) most = depth
  }
  return most
}

export interface HtmlText {
  readonly text: string
  readonly defect: string | null
}

/** Word makes its gaps of paragraphs that hold one no-break space. */
function withoutEmptyLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Never throws. Links give their words, images nothing; a quotation's lines begin with `> `. */
export async function htmlText(html: string): Promise<HtmlText> {
  if (html.length > LONGEST_FOR_LIBRARY || deepest(html) > DEEPEST_FOR_LIBRARY) {
    return {
      text: fallbackHtmlText(html),
      defect: 'the HTML is too large or nested too deep: its layout was not kept',
    }
  }
  try {
    const convert = await libraryConverter()
    const text = withoutEmptyLines(convert(html))
    // A mail in which nothing is to be seen is read all the same.
    return { text: text === '' ? fallbackHtmlText(html) : text, defect: null }
  } catch {
    return {
      text: fallbackHtmlText(html),
      defect: 'the HTML could not be read as such: its layout was not kept',
    }
  }
}
