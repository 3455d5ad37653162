/** The words of text/enriched (RFC 1896) and of text/richtext before it. */

/** Never throws. */
export function enrichedText(text: string): string {
  const withoutParameters = text.replaceAll(/<param>[^<]{0,500}<\/param>/gi, '')
  return withoutParameters
    .replaceAll(/<(?:nl|paragraph)>/gi, '\n')
    .replaceAll(/<lt>/gi, '<')
    .replaceAll(/<<|<\/?[a-z][a-z0-9-]{0,59}>/gi, mark => (mark === '<<' ? '<' : ''))
}
