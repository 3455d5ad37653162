/** In words, what a query belongs together with. For staff only: nobody outside learns who else wrote. */
import type { QueryLink } from './query.ts'

const opening: Record<QueryLink['how'], string> = {
  'same-child': 'Also about this child',
  repeats: 'Perhaps the same matter again, from the same writer',
  continues: 'Continues',
  campaign: 'Nearly the same words from others, about no child',
}

/** One sentence for each way, without the full stop: `Also about this child: SEND-2026-00398, SEND-2026-00401`. */
export function linksInWords(links: readonly QueryLink[]): readonly string[] {
  return [...Map.groupBy(links, link => link.how)].map(
    ([how, some]) => `${opening[how]}: ${some.map(link => link.reference).join(', ')}`,
  )
}
