/**
 * Who is let in. `loopback`: this machine's own browser, while there is no sign-in. `closed`: nobody; the deployed function
 * answers 403 to everything but its stylesheet, script and icon, because a page about children must not be open to the world.
 */
export type Door = 'loopback' | 'closed'

const ownNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether the door lets this address in. The loopback door looks at the host's name too: a page elsewhere can point a name
 * of its own at 127.0.0.1 and would otherwise read these pages through the visitor's browser (DNS rebinding).
 */
export function isLetIn(door: Door, address: URL): boolean {
  return door === 'loopback' && ownNames.includes(address.hostname)
}
