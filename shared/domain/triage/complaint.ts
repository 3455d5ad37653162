/** Whether somebody complains formally. Grumbling, threatening to complain and saying that this is no complaint are something else. */
import type { Evidence } from './judgement.ts'
import { isDenied, phrase } from './rules.ts'
import { quote, type Sentence } from './writing.ts'

const formal: readonly RegExp[] = [
  phrase('(?:this|my) (?:letter|email|mail|message)? ?(?:is|should be)(?: \\p{L}+){0,2} complaint'),
  phrase('(?:formal|official|formally|officially)(?: \\p{L}+){0,3} (?:complain|complaint|complaining)'),
  phrase(
    '(?:wish|wishes|want|wants|would like|writing|need|intend|decided|like)(?: \\p{L}+)? (?:to )?(?:make|raise|lodge|register|submit|file|put in|log|making|raising|lodging)(?: \\p{L}+){0,4} complaint',
  ),
  phrase(
    '(?:i|we|constituent|mr|mrs|ms|resident|she|he) (?:\\p{L}+ ){0,2}(?:wish|wishes|want|wants|would like|writing|am writing|am emailing) to (?:\\p{L}+ )?complain',
  ),
  phrase(
    '(?:i am|im|we are|am|is|are) (?:making|raising|lodging|submitting|registering|filing)(?: \\p{L}+){0,3} complaint',
  ),
  phrase(
    '(?:treat|accept|log|register|record|regard|consider|take|accept)(?: \\p{L}+){0,4} (?:as|is) (?:\\p{L}+ ){0,3}complaint',
  ),
  phrase(
    '(?:this is|here is|please find|attached is|find)(?: \\p{L}+){0,3} (?:a|my|our) (?:\\p{L}+ )?complaint',
  ),
  phrase('stage (?:1|2|one|two|3|three)(?: \\p{L}+){0,3}'),
  phrase('(?:escalate|escalating|escalated|take|progress|move)(?: \\p{L}+){0,3} complaint'),
  phrase(
    '(?:complaint|complaints) (?:reference|ref|number|no|response|reply|outcome|team|procedure|process|policy|officer|department|against|dated|of \\p{N}+)',
  ),
  phrase(
    '(?:my|our|the) (?:\\p{L}+ )?complaint (?:about|has|was|is|of|against|dated|remains|still|regarding|to)',
  ),
  phrase(
    '(?:reply|response|answer|outcome|decision)(?: \\p{L}+){0,3} (?:to|of|on) (?:my|our|the|her|his) (?:\\p{L}+ )?complaint',
  ),
  phrase(
    'complaint (?:about|against|regarding|concerning) (?:the|your|how|my|our|send|sen|council|mr|mrs|ms|\\p{L}+ council|a |lack|failure|delay)',
  ),
]

const ombudsman = phrase('(?:ombudsman|ombudsmans|lgsco|lgo|ombudswoman)')
const ombudsmanActs = phrase(
  '(?:investigat\\p{L}+|received a complaint|our reference|final decision|draft decision|recommend\\p{L}*|found fault|at fault|agreed remedy|remedy|enquiries|complained to|taken (?:it |this |my complaint )?to|referred (?:it |this )?to|gone to|complaint to|complaint with|contacted|upheld|decision|statement)',
)

/** Not yet, or only if. */
const threatened =
  /\b(?:if|unless|otherwise|or else|or i|or we|before (?:i|we)|will have (?:no choice|to)|have no (?:choice|option|alternative) but|may have to|might have to|may|might|considering|thinking (?:of|about)|next step|will (?:be )?(?:making|make|making a|complain|complaining|lodg\p{L}+|rais\p{L}+|submit\p{L}*|escalat\p{L}+|tak\p{L}+|go|going|refer\p{L}*|report\p{L}*|put\p{L}*|fil\p{L}+)|shall|ill (?:be|have|make|go|take)|going to|dont want to have to|do not want to have to|how (?:do|can|would|to)|what is|advise on)\b/u

const grumble =
  /\b(?:complain(?:s|ed|ing)? (?:of|that|when|all)|doesnt complain|never complains|other parents|neighbours? (?:have )?complain|complaints? (?:from|by) (?:other|parents|neighbours|staff)|complaint about (?:his|her) behaviour)\b/u

export type Complaint =
  | { readonly formal: true; readonly threatened: false; readonly evidence: Evidence }
  | { readonly formal: false; readonly threatened: boolean; readonly evidence: Evidence | null }

export function findComplaint(sentences: readonly Sentence[]): Complaint {
  let threat: Sentence | null = null
  const denied = sentences.some(sentence => denial.test(sentence.words))
  for (const sentence of sentences) {
    const { words } = sentence
    if (grumble.test(words)) continue
    const outside =
      ombudsman.test(words) && ombudsmanActs.test(words) && !isDenied(words, words.search(ombudsman))
    const pattern = formal.find(each => each.test(words))
    if (pattern === undefined && !outside && !ombudsman.test(words)) continue
    const at = pattern === undefined ? -1 : words.search(pattern)
    if (pattern !== undefined && isDenied(words, at)) continue
    if (threatened.test(words) && !/\b(?:treat|accept|log|register) (?:this|my)\b/.test(words)) {
      threat ??= sentence
      continue
    }
    if (pattern === undefined && !outside) {
      threat ??= sentence
      continue
    }
    if (pattern !== undefined && longAgo.test(words) && !outside) continue
    if (denied && !outside) continue
    return {
      formal: true,
      threatened: false,
      evidence: { for: 'flag:complaint', text: quote(sentence.text) },
    }
  }
  if (!denied && sentences.some(({ where, words }) => where === 'subject' && bareComplaint.test(words))) {
    const subject = sentences[0]
    if (subject !== undefined) {
      return {
        formal: true,
        threatened: false,
        evidence: { for: 'flag:complaint', text: quote(subject.text) },
      }
    }
  }
  return {
    formal: false,
    threatened: threat !== null && !denied,
    evidence: threat === null ? null : { for: 'threatens:complaint', text: quote(threat.text) },
  }
}

const bareComplaint = /^ (?:formal |official |my |our |urgent |new |stage (?:1|2|one|two) )*complaint\b/
const denial =
  /\b(?:not|isnt|no|never|rather than|dont|without|nor|hardly|wasnt)(?: [\p{L}\p{N}]+){0,6} (?:a|an|as|make|making|raise|want|formal|lodge|official|intended as|meant as|asking)(?: [\p{L}\p{N}]+){0,2} (?:complaint|complain)\b|\bnot (?:complaining|a complaint)\b/u
const longAgo =
  /\b(?:(?:made|raised|lodged|submitted)(?: [\p{L}\p{N}]+){0,4} complaint(?: [\p{L}\p{N}]+){0,4} (?:last year|years? ago|in 20(?:1\d|2[0-5]))|(?:last year|years? ago|in 20(?:1\d|2[0-5]))(?: [\p{L}\p{N}]+){0,8} complaint|complaint (?:was|is|has been) (?:closed|resolved|settled))\b/u
