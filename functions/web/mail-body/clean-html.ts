/**
 * A mail's HTML made safe to show: an allow-list of tags, no styles, classes, ids, forms, scripts or frames; nothing is
 * loaded from elsewhere; links carry their true address in plain sight, so that `your bank` cannot lead to another place.
 */
import sanitizeHtml from 'sanitize-html'

/** More is not shown: a page that takes seconds to lay out helps nobody, and the file itself can be downloaded. */
const longest = 200_000
const longestAddress = 300

export interface CleanHtml {
  readonly html: string
  /** Whether the end of the mail was left out for its length. */
  readonly cut: boolean
}

/** `pictureAddress` gives our own address of a picture that came with the mail, by its Content-ID; null where there is none. */
export function cleanHtml(html: string, pictureAddress: (contentId: string) => string | null): CleanHtml {
  const cut = html.length > longest
  const cleaned = sanitizeHtml(cut ? html.slice(0, longest) : html, {
    allowedTags: [
      'p',
      'br',
      'div',
      'span',
      'strong',
      'b',
      'em',
      'i',
      'u',
      's',
      'del',
      'ins',
      'sub',
      'sup',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'blockquote',
      'pre',
      'code',
      'hr',
      'table',
      'caption',
      'thead',
      'tbody',
      'tfoot',
      'tr',
      'td',
      'th',
      'a',
      'img',
      headingMark,
      absentPictureMark,
    ],
    allowedAttributes: {
      a: ['href'],
      img: ['src', 'alt'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: [] },
    allowProtocolRelative: false,
    nestingLimit: 60,
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'iframe',
      'object',
      'svg',
      'math',
      'select',
      'xmp',
      'noembed',
      'noframes',
      'audio',
      'video',
      'canvas',
    ],
    transformTags: {
      a: (_tag, { href }) => link(href),
      img: (_tag, attributes) => picture(attributes, pictureAddress),
      td: (tag, attributes) => ({ tagName: tag, attribs: cellSpans(attributes) }),
      th: (tag, attributes) => ({ tagName: tag, attribs: cellSpans(attributes) }),
      // What marks our own additions below must not come from the mail itself.
      [headingMark]: 'p',
      [absentPictureMark]: 'span',
      h1: headingMark,
      h2: headingMark,
      h3: headingMark,
      h4: headingMark,
      h5: headingMark,
      center: 'div',
      font: 'span',
    },
  })
  return { html: withOurMarks(cleaned), cut }
}

/** Headings of a mail would upset the page's own; they become paragraphs that look like headings. */
const headingMark = 'h6'
const absentPictureMark = 'small'

type Attributes = Record<string, string>

function link(href: string | undefined): { tagName: string; attribs: Attributes } {
  const address = href === undefined ? null : trueAddress(href)
  return address === null ? { tagName: 'span', attribs: {} } : { tagName: 'a', attribs: { href: address } }
}

/** The address as a browser would read it: host names in ASCII, so that letters which only look alike show as what they are. */
function trueAddress(href: string): string | null {
  const parsed = URL.parse(href.trim())
  return parsed !== null && ['http:', 'https:', 'mailto:', 'tel:'].includes(parsed.protocol)
    ? parsed.href
    : null
}

function picture(
  { src = '', alt = '', width = '', height = '' }: Attributes,
  pictureAddress: (contentId: string) => string | null,
): { tagName: string; attribs: Attributes; text?: string } {
  const ours = /^cid:/i.test(src) ? pictureAddress(src.slice(4)) : null
  if (ours !== null) return { tagName: 'img', attribs: { src: ours, alt } }
  const hidden = /^[0-2](px)?$/.test(width.trim()) || /^[0-2](px)?$/.test(height.trim())
  if (hidden) return { tagName: 'span', attribs: {} }
  const name = alt.trim() === '' ? '' : `: ${alt.trim().slice(0, 200)}`
  return { tagName: absentPictureMark, attribs: {}, text: `[Picture not loaded${name}]` }
}

function cellSpans(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => /^(col|row)span$/.test(name) && /^[1-9]\d?$/.test(value),
    ),
  )
}

/**
 * Puts the true address after each link that does not already read as its own address, and our classes on our marks.
 * A link that opens inside a link ends the outer one.
 */
function withOurMarks(cleaned: string): string {
  let open: { readonly href: string; readonly textFrom: number } | null = null
  const endOfLink = (at: number) => {
    if (open === null) return ''
    const { href, textFrom } = open
    open = null
    const text = cleaned
      .slice(textFrom, at)
      .replaceAll(/<[^>]*>/g, '')
      .trim()
    return readsAsItsAddress(text, href)
      ? '</a>'
      : `</a> <span class="app-link-address">(goes to ${cutEscaped(href)})</span>`
  }
  const marked = cleaned.replace(
    /<(\/?)(a|h6|small)\b([^>]*)>/g,
    (all: string, slash: string, tag: string, attributes: string, at: number) => {
      if (tag === headingMark) return slash ? '</p>' : '<p class="app-mail-heading">'
      if (tag === absentPictureMark) return slash ? '</span>' : '<span class="app-absent-picture">'
      const before = endOfLink(at)
      if (slash) return before
      const href = /href="([^"]*)"/.exec(attributes)?.[1] ?? ''
      open = { href, textFrom: at + all.length }
      return `${before}<a class="govuk-link" rel="noreferrer noopener nofollow" href="${href}">`
    },
  )
  return marked + endOfLink(cleaned.length)
}

/** `https://x.example` for `https://x.example/`, `a@x.example` for `mailto:a@x.example`: nothing more would be learnt. */
function readsAsItsAddress(text: string, href: string): boolean {
  return [href, href.replace(/\/$/, ''), href.replace(/^(mailto|tel):/, '')].includes(text)
}

/** Cuts escaped text without leaving half of an entity behind. */
function cutEscaped(text: string): string {
  return text.length <= longestAddress ? text : `${text.slice(0, longestAddress).replace(/&[^;]*$/, '')}…`
}
