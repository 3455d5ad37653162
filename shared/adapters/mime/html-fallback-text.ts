/**
 * Text of HTML that html-to-text cannot take: too long or nested too deep for its recursion. One pass, no recursion, no markup
 * left; plainer than the library's text, and only for mail that is already odd.
 */

const BLOCKS = new Set(
  'address article aside blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)
const HIDDEN = new Set(['head', 'script', 'style', 'template', 'title', 'noscript', 'svg'])

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  bull: '•',
  middot: '·',
  laquo: '«',
  raquo: '»',
  deg: '°',
  times: '×',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sect: '§',
  para: '¶',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  igrave: 'ì',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  yacute: 'ý',
  szlig: 'ß',
  wcirc: 'ŵ',
  ycirc: 'ŷ',
  Agrave: 'À',
  Aacute: 'Á',
  Acirc: 'Â',
  Auml: 'Ä',
  Aring: 'Å',
  Ccedil: 'Ç',
  Egrave: 'È',
  Eacute: 'É',
  Ecirc: 'Ê',
  Iacute: 'Í',
  Ntilde: 'Ñ',
  Oacute: 'Ó',
  Ouml: 'Ö',
  Oslash: 'Ø',
  Uacute: 'Ú',
  Uuml: 'Ü',
  zwnj: '\u200c',
  zwj: '\u200d',
}

function codePoint(number: number): string {
  return number > 0 && number <= 0x10ffff && (number < 0xd800 || number > 0xdfff)
    ? String.fromCodePoint(number)
    : ''
}

/** Character references; an unknown name stays as it is written. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,10}));?/gi,
    (whole, decimal, hex, name) => {
      if (typeof decimal === 'string') return codePoint(Number(decimal))
      if (typeof hex === 'string') return codePoint(Number.parseInt(hex, 16))
      return ENTITIES[String(name)] ?? whole
    },
  )
}

/** Never throws, never loops back: time grows with the length alone. */
export function fallbackHtmlText(html: string): string {
  const pieces: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const text = html.slice(at, open < 0 ? html.length : open)
    if (text !== '') pieces.push(decodeReferences(text).replaceAll(/\s+/g, ' '))
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const name = /^<\/?([a-z][a-z0-9]{0,15})/i.exec(html.slice(open, open + 20))?.[1]?.toLowerCase()
    const isMarkup = name !== undefined || '!?/'.includes(html.charAt(open + 1) || ' ')
    if (!isMarkup) {
      pieces.push('<')
      at = open + 1
      continue
    }
    const close = html.indexOf('>', open)
    at = close < 0 ? html.length : close + 1
    if (name === undefined) continue
    if (BLOCKS.has(name)) pieces.push('\n')
    else if (name === 'td' || name === 'th') pieces.push(' ')
    if (HIDDEN.has(name) && html.charAt(open + 1) !== '/') at = afterHidden(html, at, name)
  }
  return pieces
    .join('')
    .replaceAll(/ {1,}\n| {2,}/g, run => (run.endsWith('\n') ? '\n' : ' '))
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function afterHidden(html: string, from: number, name: string): number {
  // The text of a script or style may hold anything but its own end tag.
  const close = new RegExp(`</${name}[\\s>]`, 'ig')
  close.lastIndex = from
  const found = close.exec(html)
  return found === null ? html.length : found.index
}
