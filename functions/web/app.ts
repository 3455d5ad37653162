/** The pages, in the order a person meets them. One application, two doors (`index.ts`). */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import type { ParkedMail } from '#shared/ports/parked-mail.ts'
import type { Log } from '#shared/runtime/log.ts'
import type { AtWork, AtWorkAnswer } from '#shared/usecases/say-at-work.ts'
import type { WebFiles } from './assets/web-files.ts'
import { type Door, isLetIn, isSignedLink } from './doors/door.ts'
import { downloadHeaders, pageHeaders } from './doors/headers.ts'
import { isHostile } from './doors/hostile-address.ts'
import { pageRenderer } from './layout/render.ts'
import { type LinkParts, serveLinks } from './link-routes.ts'
import { awayPage, takeAtWork, takeBack, takeIntroductions } from './pages/away/page.ts'
import { correctPage, takeCorrection } from './pages/correct/page.ts'
import { handOverWorkPage, takeHandOverWork } from './pages/hand-over-work/page.ts'
import { inbox } from './pages/inbox/page.ts'
import { ledgerPage, takeReplay } from './pages/ledger/page.ts'
import type { LinkAnswer } from './pages/link.ts'
import { attachmentFile, type Download, mailFile } from './pages/mail-file/page.ts'
import type { PageAnswer, PagePorts } from './pages/page.ts'
import { queryPage } from './pages/query/page.ts'
import { sayAwayPage, takeSayAway } from './pages/say-away/page.ts'
import {
  badAddress,
  closed,
  failed,
  notAForm,
  notAllowed,
  notFound,
  otherHost,
  otherSite,
  type Trouble,
  tooMuch,
} from './pages/trouble/trouble.ts'

export interface WebParts extends PagePorts, LinkParts {
  readonly door: Door
  readonly files: WebFiles
  readonly log: Log
  /** A short code that a person can read out; it is in the log beside the fault. */
  readonly newErrorReference: () => string
}

type WebContext = Context<{ Variables: SecureHeadersVariables }>

/** Bytes: more than any form of these pages holds. */
const mostOfAForm = 64 * 1024

const aYear = 'public, max-age=31536000, immutable'

export function webApp(parts: WebParts): Hono<{ Variables: SecureHeadersVariables }> {
  const { door, files, log } = parts
  const render = pageRenderer(files)
  const app = new Hono<{ Variables: SecureHeadersVariables }>()

  app.use(pageHeaders)
  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(async (c, next) => (isHostile(c.req.url) ? trouble(c, badAddress) : next()))

  app.get('/assets/:name', c => {
    const asset = files.assets.get(c.req.param('name'))
    if (asset === undefined) return c.notFound()
    const compressed = /\bbr\b/.test(c.req.header('Accept-Encoding') ?? '')
    return c.body(compressed ? asset.brotli : asset.plain, 200, {
      'Content-Type': asset.type,
      'Cache-Control': aYear,
      Vary: 'Accept-Encoding',
      ...(compressed ? { 'Content-Encoding': 'br' } : {}),
    })
  })

  app.use(async (c, next) => {
    if (isLetIn(door, new URL(c.req.url))) return next()
    log.info('page.refused', { door })
    return trouble(c, door === 'closed' ? closed : otherHost)
  })
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => trouble(c, notAllowed, { Allow: methods.join(', ') }),
    }),
  )

  // A form of another site is answered by nobody. Until sign-in exists, this and the door are what guards a change.
  const ownForm = csrf()
  const shortForm = bodyLimit({ maxSize: mostOfAForm, onError: c => trouble(c, tooMuch) })

  app.get('/', c => c.redirect('/inbox'))
  app.get('/inbox', async c => page(c, await inbox(queryOf(c), parts)))
  app.get('/queries/:reference', async c =>
    page(c, await queryPage({ reference: c.req.param('reference'), query: queryOf(c) }, parts)),
  )
  app.get('/queries/:reference/correct', async c =>
    page(c, await correctPage(c.req.param('reference'), parts)),
  )
  app.post('/queries/:reference/correct', ownForm, shortForm, async c => {
    const form = await c.req.formData().catch(() => null)
    if (form === null) return trouble(c, notAForm)
    return page(c, await takeCorrection(c.req.param('reference'), form, parts))
  })
  app.get('/away', async c => page(c, await awayPage(queryOf(c), parts)))
  app.post('/away', ownForm, shortForm, async c => {
    const form = await c.req.formData().catch(() => null)
    if (form === null) return trouble(c, notAForm)
    return page(c, await takeAtWork(form, { ...parts, sayAtWork: sayAtWorkAndNote }))
  })
  const taken = (path: string, take: (form: FormData, ports: WebParts) => Promise<PageAnswer>) =>
    app.post(path, ownForm, shortForm, async c => {
      const form = await c.req.formData().catch(() => null)
      return form === null ? trouble(c, notAForm) : page(c, await take(form, parts))
    })
  taken('/away/back', takeBack)
  taken('/away/letters', takeIntroductions)
  app.get('/away/say', async c => page(c, await sayAwayPage(queryOf(c), parts)))
  taken('/away/say', takeSayAway)
  app.get('/away/hand-over', async c => page(c, await handOverWorkPage(queryOf(c), parts)))
  taken('/away/hand-over', takeHandOverWork)
  app.get('/ledger', async c => page(c, await ledgerPage(queryOf(c), parts)))
  app.post('/ledger', ownForm, shortForm, async c => {
    const form = await c.req.formData().catch(() => null)
    if (form === null) return trouble(c, notAForm)
    return page(c, await takeReplay(form, { ...parts, parked: { ...parts.parked, replay: replayAndNote } }))
  })
  app.get('/queries/:reference/mails/:mailId/raw', async c =>
    download(c, await mailFile(c.req.param(), parts)),
  )
  app.get('/queries/:reference/mails/:mailId/attachments/:index', async c =>
    download(c, await attachmentFile(c.req.param(), parts)),
  )

  serveLinks(app, parts, linkPage, trouble)

  app.notFound(c => trouble(c, notFound))
  app.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status === 403) return trouble(c, otherSite)
    const reference = parts.newErrorReference()
    log.error('page.failed', { reference, method: c.req.method, page: c.req.path.split('/')[1] ?? '' }, fault)
    return trouble(c, failed, {}, reference)
  })
  return app

  function page(c: WebContext, answer: PageAnswer): Response | Promise<Response> {
    if (answer === 'missing') return trouble(c, notFound)
    if ('goTo' in answer) return c.redirect(answer.goTo, 303)
    const { view, model, around, ...frame } = answer
    return c.html(render(view, { ...frame, ...around, nonce: nonceOf(c) }, model))
  }

  function linkPage(c: WebContext, answer: LinkAnswer): Response | Promise<Response> {
    if ('goTo' in answer) return c.redirect(answer.goTo, 303)
    const { status, view, model, ...frame } = answer
    return c.html(render(view, { ...frame, perhapsAway: 0, section: null, nonce: nonceOf(c) }, model), status)
  }

  async function sayAtWorkAndNote(said: AtWork): Promise<AtWorkAnswer> {
    const answer = await parts.sayAtWork(said)
    if (answer.ok) {
      const { staffId, reference, to } = answer.ended
      log.info('away.ended', { staffId, by: said.by, reference, until: to })
    }
    return answer
  }

  async function replayAndNote(...asked: Parameters<ParkedMail['replay']>): Promise<readonly string[]> {
    const replayed = await parts.parked.replay(...asked)
    if (replayed.length > 0) log.info('work.replayed', { queue: asked[0], messages: replayed.length })
    return replayed
  }

  /** Says what is wrong without asking any port, so that it can be said when a port is what is wrong. */
  function trouble(
    c: WebContext,
    what: Trouble,
    headers: Record<string, string> = {},
    reference?: string,
  ): Response | Promise<Response> {
    const { status, title, lines, back } = what
    // Whoever came by a link of a mail is shown no way into the desk.
    const byLink = isSignedLink(new URL(c.req.url))
    const frame = { title, errors: [], councilName: null, perhapsAway: 0, section: null, nonce: nonceOf(c) }
    const model = { heading: title, lines, back, reference, foot: '' }
    return c.html(render(byLink ? 'said' : 'trouble', frame, model), status, headers)
  }

  function download(c: WebContext, file: Download | 'missing'): Response | Promise<Response> {
    if (file === 'missing') return trouble(c, notFound)
    return c.body(new Uint8Array(file.bytes), 200, downloadHeaders(file.type, file.name))
  }
}

const queryOf = (c: WebContext): URLSearchParams => new URL(c.req.url).searchParams

const nonceOf = (c: WebContext): string => c.get('secureHeadersNonce') ?? ''
