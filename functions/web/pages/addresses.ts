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

/** Who may be away, and the form that says otherwise. */
export const awayAddress = '/away'

/** Every mail of every day accounted for, and what is parked. */
export const ledgerAddress = '/ledger'

/** The open queries of one person. */
export const workAddress = (staffId: string): string =>
  `/inbox?${new URLSearchParams({ work: `owner:${staffId}` })}`
