import { NONCE, secureHeaders } from 'hono/secure-headers'

/**
 * What every answer carries. Nothing runs or is styled but what the page's own nonce lets through, nothing is loaded from
 * elsewhere, no page may be framed, kept by a cache or named to other sites. A route that is stricter keeps its own.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: [NONCE],
    styleSrc: [NONCE],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], browsingTopics: [] },
  overwrite: false,
})

/** Headers of a file out of a mail: saved, never opened in the page, and powerless if it is. */
export function downloadHeaders(type: string, name: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Disposition': contentDisposition(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
  }
}

/** RFC 6266: a plain name for old clients, the true one as UTF-8. Quotes and backslashes never reach the plain form. */
function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
