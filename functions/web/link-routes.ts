/**
 * The pages behind the signed links of our mails: `/act`, `/undo` and `/survey`. They are open to the world, so each proves its
 * token before it reads anything of a query; GET and HEAD change nothing, because mail scanners follow links; and the token is
 * written to no log.
 */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import { LinkPurpose } from '#shared/domain/mail/signed-link.ts'
import type { Log } from '#shared/runtime/log.ts'
import { type ActPorts, actPage, takeAct } from './pages/act/page.ts'
import { type LinkAnswer, type LinkAsk, type LinkForm, type LinkPorts, proven } from './pages/link.ts'
import { type SurveyPorts, surveyPage, takeSurvey } from './pages/survey/page.ts'
import { notAForm, type Trouble, tooMuch } from './pages/trouble/trouble.ts'
import { takeUndo, undoPage } from './pages/undo/page.ts'

export type LinkParts = LinkPorts & ActPorts & SurveyPorts & { readonly log: Log }

type WebContext = Context<{ Variables: SecureHeadersVariables }>

/** Bytes: the longest box of these pages, each letter in four bytes and percent-encoded. */
const mostOfAForm = 64 * 1024

interface Page {
  readonly show: (ask: LinkAsk, parts: LinkParts) => Promise<LinkAnswer>
  readonly take: (ask: LinkForm, parts: LinkParts) => Promise<LinkAnswer>
}

const pages: Readonly<Record<LinkPurpose, Page>> = {
  act: { show: actPage, take: takeAct },
  undo: { show: undoPage, take: takeUndo },
  survey: { show: surveyPage, take: takeSurvey },
}

export function serveLinks(
  app: Hono<{ Variables: SecureHeadersVariables }>,
  parts: LinkParts,
  answer: (c: WebContext, answer: LinkAnswer) => Response | Promise<Response>,
  trouble: (c: WebContext, what: Trouble) => Response | Promise<Response>,
): void {
  const shortForm = bodyLimit({ maxSize: mostOfAForm, onError: c => trouble(c, tooMuch) })
  for (const purpose of LinkPurpose.options) {
    const page = pages[purpose]
    app.get(`/${purpose}/:token`, async c => {
      const opened = await open(c, purpose)
      return answer(c, 'instead' in opened ? opened.instead : await page.show(opened, parts))
    })
    app.post(`/${purpose}/:token`, ownForm, shortForm, async c => {
      const opened = await open(c, purpose)
      if ('instead' in opened) return answer(c, opened.instead)
      const form = await c.req.formData().catch(() => null)
      if (form === null) return trouble(c, notAForm)
      const taken = await page.take({ ...opened, form }, parts)
      if ('goTo' in taken && taken.did !== null) parts.log.info('link.acted', taken.did)
      return answer(c, taken)
    })
  }

  async function open(
    c: WebContext,
    purpose: LinkPurpose,
  ): Promise<LinkAsk | { readonly instead: LinkAnswer }> {
    c.header('X-Robots-Tag', 'noindex, nofollow')
    const read = await proven(purpose, c.req.param('token') ?? '', parts)
    if ('claims' in read) {
      const { pathname, searchParams } = new URL(c.req.url)
      return { claims: read.claims, address: pathname, query: searchParams }
    }
    parts.log.info('link.refused', { page: purpose, why: read.why })
    return read
  }
}

/**
 * Our pages send no referrer, so a browser that does not say `Sec-Fetch-Site` yet (Safari before 16.4) posts with the origin
 * `null`. It is let in here: what allows the change is the token in the address, which no other site knows.
 */
const ownForm = csrf({
  origin: (origin, c) =>
    origin === new URL(c.req.url).origin ||
    (origin === 'null' && c.req.header('Sec-Fetch-Site') === undefined),
})
