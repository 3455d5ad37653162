import { Server } from 'node:net'

/**
 * From here on, every server of this thread listens on 127.0.0.1, whatever a library in it asks for:
 * fauxqs always asks for 0.0.0.0, which would show the council's mail to the whole network.
 */
export function listenOnLoopbackOnly(): void {
  const listen = Server.prototype.listen
  Reflect.set(Server.prototype, 'listen', function (this: Server, ...parts: readonly unknown[]) {
    const [where] = parts
    const port = typeof where === 'object' && where !== null && 'port' in where ? where.port : where
    if (!/^\d+$/.test(String(port))) throw new Error('Servers of this thread listen on ports only.')
    const callback = parts.findLast(part => typeof part === 'function')
    return Reflect.apply(listen, this, [
      { port: Number(port), host: '127.0.0.1' },
      ...(callback === undefined ? [] : [callback]),
    ])
  })
}
