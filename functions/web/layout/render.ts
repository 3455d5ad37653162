import nunjucks from 'nunjucks'
import type { WebFiles } from '../assets/web-files.ts'
import { pageFilters } from './filters.ts'

/** What the layout shows around every page. */
interface PageFrame {
  /** Unique among the pages, without the name of the service. */
  readonly title: string
  /** Null before the first import of a directory. */
  readonly councilName: string | null
  /** What went wrong with what was asked, as one sentence each; the layout lists them on top and marks the title. */
  readonly errors: readonly FormError[]
  /** Lets the page's own script and stylesheet through the content security policy. */
  readonly nonce: string
  /** How many people are perhaps away: 0 also where nobody was asked. */
  readonly perhapsAway: number
  readonly section: Section | null
}

/** The pages that the navigation names. */
export type Section = 'inbox' | 'away' | 'ledger'

export interface FormError {
  readonly text: string
  /** The field to put right, as `#id`. */
  readonly href: string
}

/** Turns a view and its model into HTML. Everything is escaped unless the template says that it is safe. */
export type Render = (view: string, frame: PageFrame, model: object) => string

/** The template environment, made once: making it again for each page would compile every template again. */
export function pageRenderer(files: WebFiles): Render {
  const environment = new nunjucks.Environment(files.templates(), { autoescape: true })
  for (const [name, filter] of Object.entries(pageFilters)) environment.addFilter(name, filter)
  environment.addGlobal('assets', files.names)
  return (view, frame, model) => environment.render(`pages/${view}/view.njk`, { page: frame, ...model })
}
