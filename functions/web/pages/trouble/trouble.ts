/** What a page says when there is no page. */

export interface Trouble {
  readonly status: 400 | 403 | 404 | 405 | 413 | 500
  readonly title: string
  readonly lines: readonly string[]
  /** Whether a link back to the inbox helps. */
  readonly back: boolean
}

export const notFound: Trouble = {
  status: 404,
  title: 'Page not found',
  lines: [
    'If you typed the web address, check it.',
    'If you were looking for a query, check its number. It looks like this: SEND-2026-00417.',
  ],
  back: true,
}

export const badAddress: Trouble = {
  status: 400,
  title: 'We cannot read that web address',
  lines: ['It is too long, or it has signs in it that our pages do not use.'],
  back: true,
}

export const notAllowed: Trouble = {
  status: 405,
  title: 'That cannot be done here',
  lines: ['This address does not take what was sent to it.'],
  back: true,
}

export const closed: Trouble = {
  status: 403,
  title: 'These pages are closed',
  lines: [
    'Staff cannot sign in here yet. These pages are about children, so they stay closed until staff can.',
    'Mail to the service is still read and answered.',
  ],
  back: false,
}

export const otherHost: Trouble = {
  status: 403,
  title: 'These pages open only on this computer',
  lines: ['Open them at http://localhost, on the computer that runs the service.'],
  back: false,
}

export const failed: Trouble = {
  status: 500,
  title: 'Sorry, something went wrong',
  lines: ['This page could not be made. No mail is lost. Try again in a few minutes.'],
  back: true,
}

export const otherSite: Trouble = {
  status: 403,
  title: 'We did not take that form',
  lines: ['It did not come from our pages. Open the page again, and fill in the form there.'],
  back: true,
}

export const notAForm: Trouble = {
  status: 400,
  title: 'We cannot read that form',
  lines: ['Open the page again, and fill in the form there.'],
  back: true,
}

export const tooMuch: Trouble = {
  status: 413,
  title: 'That is too much to send at once',
  lines: ['Nothing was changed. Shorten what you wrote, and send it again.'],
  back: true,
}
