/** What the pages behind signed links have in common: they prove their token before they read anything, and show nothing else. */
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { type LinkClaims, type LinkPurpose, readLink } from '#shared/domain/mail/signed-link.ts'
import type { CaseworkReading } from '#shared/ports/casework-reading.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ThreadSecrets } from '#shared/ports/thread-secrets.ts'
import type { ActOnQuery } from '#shared/usecases/act-on-query.ts'
import type { FormError } from '../layout/render.ts'
import type { Directory } from '../words/people.ts'

export interface LinkPorts {
  readonly casework: CaseworkReading
  /** The directory in force; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  /** Nobody but whoever was proven to hold the link acts through it. */
  readonly act: ActOnQuery
  readonly secrets: ThreadSecrets
  readonly clock: Clock
}

/** What was asked of a link's page, once its token is proven. */
export interface LinkAsk {
  readonly claims: LinkClaims
  /** The page's own address, token and all: where its form goes. */
  readonly address: string
  readonly query: URLSearchParams
}

export interface LinkForm extends LinkAsk {
  readonly form: FormData
}

export type LinkAnswer =
  | {
      readonly status: 200 | 404 | 410
      readonly view: string
      /** Unique among the pages, without the name of the service; no case detail. */
      readonly title: string
      readonly councilName: string | null
      readonly errors: readonly FormError[]
      /** Its `foot` is the last line of the page. */
      readonly model: { readonly foot: string }
    }
  /** Done: the browser asks for this address next, so that loading the page again does nothing twice. */
  | {
      readonly goTo: string
      /** What a colleague did, for the log; null where nothing was. */
      readonly did: { readonly act: string; readonly reference: string; readonly by: string } | null
    }

export const staffFoot =
  'For you alone: this page is about a child. Do not pass the link on. Close the page when you are done.'

/** What a page says in place of itself: a heading and a few lines. */
export function said(
  title: string,
  lines: readonly string[],
  rest: { readonly status?: 200 | 404 | 410; readonly directory?: Directory; readonly foot?: string } = {},
): LinkAnswer {
  const { status = 200, directory = null, foot = '' } = rest
  return {
    status,
    view: 'said',
    title,
    councilName: directory?.snapshot.council.name ?? null,
    errors: [],
    model: { foot, ...{ heading: title, lines } },
  }
}

/** The same page for whatever has no page of its own. */
export const nothingHere = (directory: Directory): LinkAnswer =>
  said('There is nothing here any more', ['What this link was about is not with us any more.'], {
    status: 404,
    directory,
  })

/** What a token claims, once it is proven to be one of ours for that page and still good; else what the page says instead. */
export async function proven(
  purpose: LinkPurpose,
  token: string,
  ports: Pick<LinkPorts, 'secrets' | 'clock'>,
): Promise<
  { readonly claims: LinkClaims } | { readonly instead: LinkAnswer; readonly why: 'bad' | 'expired' }
> {
  const read = readLink(token, await ports.secrets.read(), ports.clock())
  if (read === 'expired') return { instead: tooOld(purpose), why: 'expired' }
  if (read === 'bad' || read.purpose !== purpose) return { instead: notALink, why: 'bad' }
  return { claims: read }
}

/** The same words for every link that is not ours, so that trying teaches nothing. */
const notALink = said(
  'This link does not work',
  [
    'It may be cut short. Open the email again and follow the link in it.',
    'You can also reply to that email. We will read it.',
  ],
  { status: 404 },
)

/** One plain sentence for each: nothing here says whom or what the link was about. */
function tooOld(purpose: LinkPurpose): LinkAnswer {
  switch (purpose) {
    case 'act':
      return said(
        'This link is too old',
        [
          'Links in our emails work for 30 days. You can still reply to the email itself. A reply never gets too old.',
        ],
        { status: 410 },
      )
    case 'undo':
      return said(
        'It is too late to stop this email',
        ['It has left. If it was wrong, write to the reader again.'],
        {
          status: 410,
        },
      )
    case 'survey':
      return said(
        'These questions have closed',
        ['You can still tell us what you think. Reply to our email.'],
        {
          status: 410,
        },
      )
  }
}
