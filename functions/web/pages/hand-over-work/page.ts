/** Handing over all that somebody has, for good: for whoever leaves or is away for long. */
import * as z from 'zod'
import type { HandOverWorkAnswer } from '#shared/usecases/hand-over-work.ts'
import { awayAddress, handOverWorkAddress } from '../addresses.ts'
import { peopleToChoose } from '../away/absences.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'

interface Entered {
  readonly staff: string
  readonly to: readonly string[]
  readonly note: string
  readonly by: string
}

type Refused = Extract<HandOverWorkAnswer, { ok: false }>

export async function handOverWorkPage(query: URLSearchParams, ports: PagePorts): Promise<PageAnswer> {
  return formPage({ staff: query.get('staff') ?? '', to: [], note: '', by: '' }, null, ports)
}

export async function takeHandOverWork(form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  const to = form.getAll('to').flatMap(each => z.string().min(1).safeParse(each).data ?? [])
  const entered: Entered = { staff: text('staff'), to, note: text('note'), by: text('by') }
  const answer = await ports.absences.handOver({
    staffId: entered.staff,
    to,
    note: entered.note,
    by: entered.by,
  })
  return answer.ok
    ? { goTo: `${awayAddress}?${new URLSearchParams({ handed: entered.staff })}` }
    : formPage(entered, answer, ports)
}

async function formPage(entered: Entered, refused: Refused | null, ports: PagePorts): Promise<PageAnswer> {
  const directory = await ports.directory()
  const field = refused?.field === 'staffId' ? 'staff' : (refused?.field ?? null)
  const text = refused?.refused.replace(/\.$/, '') ?? ''
  const colleagues = peopleToChoose(directory, '', ports.clock()).slice(1)
  return {
    view: 'hand-over-work',
    title: 'Hand over somebody’s work',
    around: aroundPage(directory),
    section: 'away',
    errors: field === null ? [] : [{ text, href: `#${field}` }],
    model: {
      action: handOverWorkAddress,
      back: awayAddress,
      entered,
      errorOf: field === null ? {} : { [field]: text },
      people: peopleToChoose(directory, 'Choose whose work it is'),
      colleagues,
      managers: peopleToChoose(directory, 'Choose your name'),
    },
  }
}
