/**
 * Whether a Host header names this machine. A page elsewhere can point a name of its own at 127.0.0.1 (DNS rebinding) and would
 * read the desk through the visitor's browser; but the browser still says which name it asked for.
 */
export function isOwnHost(host: string | null): boolean {
  return host !== null && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}
