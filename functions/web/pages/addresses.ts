/** Where things are. Everything that comes from a mail or a store is encoded here, once. */

export const queryAddress = (reference: string): string => `/queries/${encodeURIComponent(reference)}`

/** The query's page with one mail shown whole; `place` is that mail's element on the page. */
export const wholeMailAddress = (reference: string, mailId: string, place: string): string =>
  `${queryAddress(reference)}?${new URLSearchParams({ mail: mailId, show: 'all' })}#${place}`

export const mailFileAddress = (reference: string, mailId: string): string =>
  `${queryAddress(reference)}/mails/${encodeURIComponent(mailId)}/raw`

export const attachmentAddress = (reference: string, mailId: string, index: number): string =>
  `${queryAddress(reference)}/mails/${encodeURIComponent(mailId)}/attachments/${index}`

export const correctAddress = (reference: string): string => `${queryAddress(reference)}/correct`

/** Who is away, who may be, and the forms that say otherwise. */
export const awayAddress = '/away'

/** Saying that somebody is back. */
export const backAddress = '/away/back'

export const sayAwayPath = '/away/say'

/** The form that says who is away, filled in. */
export const sayAwayAddress = (filled: Readonly<Record<string, string | undefined>>): string =>
  `${sayAwayPath}?${new URLSearchParams(
    Object.entries(filled).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  )}`

/** A manager's yes or no to letters about a new contact. */
export const lettersAddress = '/away/letters'

export const handOverWorkAddress = '/away/hand-over'

/** Every mail of every day accounted for, and what is parked. */
export const ledgerAddress = '/ledger'

/** The open queries of one person. */
export const workAddress = (staffId: string): string =>
  `/inbox?${new URLSearchParams({ work: `owner:${staffId}` })}`
