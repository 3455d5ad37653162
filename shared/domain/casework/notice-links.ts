import { actLink } from '../mail/links-in-letters.ts'
import { plusAddress } from '../mail/thread-token.ts'
import type { NoticeLinks } from './notice-facts.ts'

/** Where a notice about a query leads one reader, a staff id or `director`. `secrets` are those of the thread tokens. */
export function noticeLinks(ask: {
  readonly reference: string
  readonly staffId: string
  readonly now: string
  readonly deskUrl: string
  readonly inbox: string
  readonly secrets: readonly string[]
}): NoticeLinks {
  const { reference, staffId, now, deskUrl, inbox, secrets } = ask
  return {
    act: actLink(deskUrl, reference, staffId, now, secrets),
    desk: `${deskUrl.replace(/\/$/, '')}/queries/${reference}`,
    replyAddress: plusAddress(inbox, reference, secrets),
  }
}
