/** The two questions and the box that a writer is asked after their query was closed. */
import * as z from 'zod'
import { surveyAnswered, surveyEase } from '#shared/domain/casework/correspondent-words/writer-words.ts'
import { mostSurveyWords, type SurveyAnswers } from '#shared/domain/casework/news/survey.ts'
import type { FormError } from '../../layout/render.ts'
import { capital } from '../../words/vocabulary.ts'

/** As it was entered, whatever it is. */
export interface EnteredSurvey {
  readonly answered: string
  readonly ease: string
  readonly better: string
}

export const emptySurvey: EnteredSurvey = { answered: '', ease: '', better: '' }

const answered = z.enum(surveyAnswered)
const ease = z.enum(surveyEase)

export function enteredIn(form: FormData): EnteredSurvey {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  return { answered: text('answered'), ease: text('ease'), better: text('better') }
}

/** The answers, or what is missing: one sentence for each field, in the order of the form. */
export function surveyIn(entered: EnteredSurvey): SurveyAnswers | readonly FormError[] {
  const one = answered.safeParse(entered.answered)
  const two = ease.safeParse(entered.ease)
  const tooLong = entered.better.length > mostSurveyWords
  if (one.success && two.success && !tooLong)
    return { answered: one.data, ease: two.data, better: entered.better }
  return [
    ...(one.success ? [] : [{ text: 'Choose if we answered your question', href: '#answered' }]),
    ...(two.success ? [] : [{ text: 'Choose how easy it was to deal with us', href: '#ease' }]),
    ...(tooLong
      ? [
          {
            text: `Write less in the box: it holds ${mostSurveyWords.toLocaleString('en-GB')} letters`,
            href: '#better',
          },
        ]
      : []),
  ]
}

const inWords = (value: string): string => (value === 'ok' ? 'OK' : capital(value.replace('-', ' ')))

const choices = (values: readonly string[]): readonly { value: string; text: string }[] =>
  values.map(value => ({ value, text: inWords(value) }))

export const surveyChoices = { answered: choices(surveyAnswered), ease: choices(surveyEase) }
