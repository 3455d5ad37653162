import { setTimeout as sleep } from 'node:timers/promises'
import { variableOf } from '#infra/local/template/wiring.ts'
import { type LocalService, until } from '#tests/support/local-service.ts'

/** Nothing is waiting to be taken in or sent; reports of what was sent may still be on their way. */
export async function untilWorked({ service }: LocalService): Promise<void> {
  const names = ['INTAKE_QUEUE_URL', 'OUTBOX_QUEUE_URL'].map(
    variable => variableOf(service.wiring, variable).split('/').at(-1) ?? '',
  )
  const idle = async () =>
    (await Promise.all(names.map(name => service.engines.depth(name)))).every(depth => depth === 0)
  await until(
    async () => (await idle()) && (await sleep(100, true)) && (await idle()),
    async () => `${names.join(' or ')} does not become empty`,
  )
}
