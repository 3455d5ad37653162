/** A judgement as the `triage` command prints it: contract section 3, keys in that order. */
import type { Judgement } from './judgement.ts'

export function judgeLine(file: string, judgement: Judgement): string {
  const {
    messageKind,
    correspondent,
    topic,
    otherTopics,
    confidence,
    priority,
    flags,
    owner,
    deadlines,
    evidence,
  } = judgement
  return JSON.stringify({
    file,
    messageKind,
    correspondent: {
      kind: correspondent.kind,
      name: correspondent.name,
      directoryId: correspondent.directoryId,
      verified: correspondent.verified,
    },
    topic,
    otherTopics,
    confidence,
    priority,
    flags,
    case: judgement.case === null ? null : { id: judgement.case.id, how: judgement.case.how },
    owner: { staffId: owner.staffId, via: owner.via, reason: owner.reason },
    deadlines:
      deadlines === null
        ? null
        : {
            acknowledge: deadlines.acknowledge,
            accept: deadlines.accept,
            firstReply: deadlines.firstReply,
            fullAnswer: deadlines.fullAnswer,
          },
    evidence: evidence.map(each => ({ for: each.for, text: each.text })),
  })
}
