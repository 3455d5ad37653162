/** The thread of the web door: the web function's own bundle, its other door, served on loopback. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { createAdaptorServer } from '@hono/node-server'
import * as z from 'zod'
import { codeOf, reasonOf } from '../refused.ts'
import { isOwnHost } from './own-host.ts'
import { WebData, type WebReply } from './web-messages.ts'

const service = parentPort
if (service === null) throw new Error('The web door runs in a thread of the service.')
const tell = (reply: WebReply) => service.postMessage(reply)

type Fetch = (request: Request) => Response | Promise<Response>
const isFetch = (value: unknown): value is Fetch => typeof value === 'function'
const isMaker = (value: unknown): value is (door: 'loopback') => unknown => typeof value === 'function'

const data = WebData.parse(workerData)
const [file = 'index'] = data.handler.split('.')
const bundle: unknown = await import(pathToFileURL(join(data.folder, `${file}.mjs`)).href)
const { application } = z
  .object({ application: z.custom(isMaker) })
  .parse({ ...z.looseObject({}).parse(bundle) })
if (!isMaker(application)) throw new Error('The bundle of the web function exports no application.')
const app = z.looseObject({ fetch: z.custom<Fetch>(isFetch) }).parse(application('loopback'))

const server = createAdaptorServer({
  fetch: request => {
    if (!isOwnHost(request.headers.get('host'))) return new Response('Forbidden\n', { status: 403 })
    return app.fetch(request)
  },
})
server.once('error', fault => tell({ tell: 'closed', code: codeOf(fault), message: reasonOf(fault) }))
server.listen(data.port, '127.0.0.1', () => {
  const address = server.address()
  tell({ tell: 'open', port: address === null || typeof address === 'string' ? data.port : address.port })
})
