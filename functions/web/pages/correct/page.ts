import { type Query, Reference } from '#shared/domain/casework/query.ts'
import type { FormError } from '../../layout/render.ts'
import type { Directory } from '../../words/people.ts'
import { childName } from '../../words/people.ts'
import { correctAddress, queryAddress } from '../addresses.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'
import { correctionIn, type Entered, enteredIn, enteredOf, formChoices, namesRight } from './form.ts'

/** The form to put right what triage judged of one query. */
export async function correctPage(asked: string, ports: PagePorts): Promise<PageAnswer> {
  const found = await find(asked, ports)
  if (found === null) return 'missing'
  return formPage(found.query, found.directory, ports.clock(), enteredOf(found.query), [])
}

/** Takes the form: on success back to the query, else the form again with what was entered and what is wrong. */
export async function takeCorrection(asked: string, form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const found = await find(asked, ports)
  if (found === null) return 'missing'
  const { query, directory } = found
  const entered = enteredIn(form)
  const again = (errors: readonly FormError[]): PageAnswer =>
    formPage(query, directory, ports.clock(), entered, errors)
  const read = correctionIn(entered, form.get('version'), query)
  if (!read.ok) return again([{ text: read.text, href: `#${read.field}` }])
  const answer = await ports.correct(query.reference, read.correction)
  if (answer.ok) return { goTo: `${queryAddress(query.reference)}?said=corrected` }
  switch (answer.why) {
    case 'missing':
      return 'missing'
    case 'stale':
      return again([
        {
          text: 'Somebody changed this query while you were looking at it. Check what you entered and send it again',
          href: '#by',
        },
      ])
    case 'nothing-changed':
      return again([
        { text: 'You have not changed anything. Change what is wrong, or go back', href: '#topic' },
      ])
    case 'refused':
      return again(
        fields.flatMap(name =>
          answer.problems
            .filter(({ field }) => fieldOf[field] === name)
            .map(({ text }) => ({
              text: name === 'right' ? 'Choose which right they use' : text,
              href: `#${name}`,
            })),
        ),
      )
  }
}

/** In the order of the form, which is that of the list of what is wrong. */
const fields = ['topic', 'right', 'child', 'owner', 'by'] as const

const fieldOf = { by: 'by', caseId: 'child', ownerId: 'owner', flags: 'right', topic: 'topic' } as const

async function find(asked: string, ports: PagePorts) {
  const reference = Reference.safeParse(asked)
  if (!reference.success) return null
  const [file, directory] = await Promise.all([ports.casework.file(reference.data), ports.directory()])
  return file === null ? null : { query: file.query, directory }
}

function formPage(
  query: Query,
  directory: Directory,
  now: string,
  entered: Entered,
  errors: readonly FormError[],
): PageAnswer {
  const choices = formChoices(query, directory, now)
  return {
    view: 'correct',
    title: `Put right what we judged of ${query.reference}`,
    around: aroundPage(directory),
    section: 'inbox',
    errors,
    model: {
      reference: query.reference,
      back: queryAddress(query.reference),
      action: correctAddress(query.reference),
      // The version that the person sees now: after a lost race they have been told, and look again.
      version: query.version,
      entered,
      child: childName(directory, query.caseMatch),
      unsure: query.unsure,
      // Folded, unless there is something to see in it.
      rightsOpen: entered.topic === 'information-rights' || namesRight(entered),
      rareOpen: choices.rareFlags.some(({ value }) => entered.flags.includes(value)),
      errorOf: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), text])),
      ...choices,
    },
  }
}
