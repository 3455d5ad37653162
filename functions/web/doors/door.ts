/**
 * Who is let in. `loopback`: this machine's own browser, while there is no sign-in. `closed`: nobody but whoever holds a signed
 * link; the deployed function answers 403 to everything else but its stylesheet, script and icon, because a page about children
 * must not be open to the world.
 */
export type Door = 'loopback' | 'closed'

const ownNames = ['localhost', '127.0.0.1', '[::1]']

/** Exactly the addresses of `links-in-letters.ts`: one of three pages, and a token in the signs that tokens are made of. */
const signedLink = /^\/(act|undo|survey)\/[0-9a-z]+$/i

/**
 * Whether the door lets this address in. The loopback door looks at the host's name too: a page elsewhere can point a name
 * of its own at 127.0.0.1 and would otherwise read these pages through the visitor's browser (DNS rebinding). A signed link's
 * page comes through the closed door: it proves the token itself, before it reads anything.
 */
export function isLetIn(door: Door, address: URL): boolean {
  return door === 'loopback' ? ownNames.includes(address.hostname) : isSignedLink(address)
}

/** Whether an address is one that a mail of ours may lead to; whether its token is good is another question. */
export const isSignedLink = ({ pathname }: URL): boolean => signedLink.test(pathname)
