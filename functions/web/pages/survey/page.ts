/** How we did: two questions and a box, for whoever holds the link of a closing letter. Shows nothing about the query. */
import { isLow } from '#shared/domain/casework/news/survey.ts'
import { languagesWithALine } from '#shared/domain/letters/interpreter-lines.ts'
import { roundOf } from '#shared/domain/mail/links-in-letters.ts'
import type { SurveyRecorded, SurveyToRecord } from '#shared/usecases/record-survey.ts'
import type { FormError } from '../../layout/render.ts'
import type { Directory } from '../../words/people.ts'
import { type LinkAnswer, type LinkAsk, type LinkForm, type LinkPorts, said } from '../link.ts'
import { type EnteredSurvey, emptySurvey, enteredIn, surveyChoices, surveyIn } from './form.ts'

export type SurveyPorts = Pick<LinkPorts, 'directory'> & {
  /** Keeps the answers about one closing. */
  readonly recordSurvey: (said: SurveyToRecord) => Promise<SurveyRecorded>
}

export async function surveyPage({ query, address }: LinkAsk, ports: SurveyPorts): Promise<LinkAnswer> {
  const directory = await ports.directory()
  const told = query.get('said')
  if (told === 'thanks' || told === 'thanks-call') return thanks(directory, told === 'thanks-call')
  return formPage(address, directory, emptySurvey, [])
}

export async function takeSurvey(
  { claims, form, address }: LinkForm,
  ports: SurveyPorts,
): Promise<LinkAnswer> {
  const entered = enteredIn(form)
  const answers = surveyIn(entered)
  if (!('ease' in answers)) return formPage(address, await ports.directory(), entered, answers)
  const round = roundOf(claims)
  const kept =
    round === null
      ? 'missing'
      : await ports.recordSurvey({ reference: claims.reference, round, answers, via: 'page' })
  switch (kept) {
    case 'recorded':
      return { goTo: `${address}?said=thanks${isLow(answers) ? '-call' : ''}`, did: null }
    case 'too-late':
      return gone('We have your answers already', await ports.directory())
    case 'missing':
      return gone('These questions have closed', await ports.directory())
  }
}

const foot = 'Only the SEND quality team will see your answers.'

const thanks = (directory: Directory, isCalled: boolean): LinkAnswer =>
  said(
    'Thank you',
    [
      'We have your answers. They help us to do better.',
      ...(isCalled ? ['We are sorry that it was not good. A manager will offer you a call.'] : []),
      'Is your query not sorted? Reply "not sorted" to our last email. We will look at it again.',
      'You can close this page.',
    ],
    { directory, foot },
  )

const gone = (title: string, directory: Directory): LinkAnswer =>
  said(title, ['You can still tell us what you think. Reply to our email.'], { status: 410, directory, foot })

function formPage(
  address: string,
  directory: Directory,
  entered: EnteredSurvey,
  errors: readonly FormError[],
): LinkAnswer {
  return {
    status: 200,
    view: 'survey',
    title: 'How did we do?',
    councilName: directory?.snapshot.council.name ?? null,
    errors,
    model: {
      foot,
      ...{
        action: address,
        entered,
        errorOf: Object.fromEntries(errors.map(({ href, text }) => [href.slice(1), text])),
        ...surveyChoices,
        languages,
      },
    },
  }
}

/** Each language by the name that its own speakers give it. */
const languages = languagesWithALine.flatMap(code => {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code)
  return name === undefined || name === code ? [] : [{ code, name }]
})
