/**
 * What people write and machines do not: about somebody of theirs, asking, telling what happened. Two sorts of it together make a
 * letter, and a letter is a person's whatever carried it: a form, a school's messaging system, an MP's casework system, a list.
 */
import { anyOf, eachOf } from './any-of.ts'

/** Somebody of theirs, or one case. An address to readers ("your child", "your pupils") is none. */
export const RELATION_WORDS = anyOf(
  /\b(?:my|our|his|her|their) (?:\w{1,12} )?(?:son|daughter|child|children|boy|girl|twins?|grand(?:son|daughter|child|children)|nephew|niece|(?:foster|step)[- ]?(?:son|daughter|child)|brother|sister|constituent|client|pupil|student|patient|resident)\b(?!'?s? (?:in|at) (?:safe|good))/u,
  /\b(?:the )?above[- ](?:named )?(?:child|pupil|student|young person|constituent|named)\b/u,
  /\((?:year|yr|y) ?(?:[1-9]|1[0-3])\b/u,
  /\(?\byear (?:[1-9]|1[0-3])\b[^.]{0,30}\b(?:ehcp?|plan|pupil|student)\b/u,
  /\b(?:d\.?o\.?b\.?|date of birth)\s?[:\-–]?\s?\d/u,
  /\b(?:nhs|upn)(?: (?:number|no))?\.?\s?:?\s?[a-z]?\d{3}/u,
  /\behc[- ]?\d{3,}|\beh\d{3}\/\d{2}\/\d{3,}/u,
  /\bon behalf of (?:my|the (?:parents?|family)|mr|mrs|ms)\b/u,
  /\b(?:mój|moja|mojego|mojej|naszego) (?:syn|córk|dzieck)\w{0,4}|\bmon (?:fils|enfant)|\bma fille|\bmein(?:e|em|en|er)? (?:sohn|tochter|kind)|\bmi (?:hijo|hija)|\bmio figlio|\bmia figlia|\bfiul meu|\bfiica mea|\bmeu filho|\bminha filha/u,
  /ابني|ابنتي|طفلي|میرا بیٹا|میری بیٹی|আমার ছেলে|আমার মেয়ে|ਮੇਰਾ ਪੁੱਤਰ|ਮੇਰੀ ਧੀ|oğlum|kızım|мо(?:й|его|ему) сын|моя доч|мою доч|мого сина|мій син/u,
)

/** Wanting something of the reader. */
export const ASK_WORDS = anyOf(
  /\b(?:please|kindly) (?:can|could|would|will|advise|let (?:me|us) know|tell|help|explain|confirm|send|call|ring|pass|ask|look|sort|consider|arrange|provide|update|find|reply|respond|note my|note our)\b/u,
  /\b(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|the council|the la|the local authority|we|i) (?:please )?(?!be (?:dealt|answered))\w/u,
  /\b(?:i|we) (?:would|'d|should) (?:like|love|be (?:very |most |so )?(?:grateful|glad|happy)|appreciate|welcome|prefer|ask)\b/u,
  /\b(?:i|we) (?:want|need|wish|request|ask|urge|expect|demand|require)\b/u,
  /\b(?:what|when|why|who|where|how|which|is|are|does|do|did|has|have|was|should) [^.?!]{2,160}\?/u,
  /\b(?:proszę o|czy mog|uprzejmie|veuillez|pouvez-vous|pourriez-vous|bitte (?:um|teilen|helfen|sagen)|können sie|podría|puede usted|ar putea|poderia)/u,
)

/** Telling what happened, in one's own name. */
export const TELLING_WORDS = anyOf(
  /\b(?:i|we) (?:am|are) (?:writing|emailing|contacting|very |so |really |extremely )?(?:worried|concerned|upset|desperate|disappointed|unhappy|disgusted|appalled|at (?:my|our) wits|writing|emailing|contacting|chasing|struggling|sick of)\b/u,
  /\b(?:i|we)(?: have|'ve) (?:\w{1,12} )?(?:been (?:waiting|told|trying|asking|asked|chasing|offered|given|refused)|not (?:had|heard|received)|tried|e-?mailed|written|called|rung|phoned|chased|asked|spoken|had|enclosed|attached|spent|missed)\b/u,
  /\b(?:i|we) (?:e-?mailed|wrote|called|rang|phoned|asked|spoke|tried|received|got|had|feel|felt|think|believe|understand|agree|disagree|accept|met|went|cannot|can't|don't|do not|didn't|did not|never|still|keep)\b/u,
  /\b(?:has|have) (?:contacted|approached|asked|written to) me\b/u,
  /\bstill (?:waiting|no|not|haven't|hasn't|nobody)\b|\b(?:nobody|no one|no-one) (?:has|is|will|answers|replies|rings|seems|came|tells|knows)\b/u,
  /\b(?:he|she|they) (?:has|have|is|was|had|needs?|cannot|can't|does|did|will|goes|starts?|struggles?|refuses?|misses|missed)\b/u,
)

/** Requests, each counted once: with these, wording alone seldom makes a mail automatic. */
export const REQUEST_WORDS = eachOf(
  /\?/u,
  /\b(?:my (?:son|daughter|child|children|boy|girl|grand\w+|nephew|niece|constituent|client|pupil|student|foster)|our (?:son|daughter|child|pupil|student)|please (?:can|could|would|advise|let me know|tell me|help|explain)|(?:can|could) (?:you|someone|somebody|anyone)|i (?:would|'d) (?:like|be grateful)|i (?:want|wish|am (?:writing|asking)|have (?:still )?(?:not|been waiting|tried|emailed|written|called|chased))|i'(?:m writing|ve (?:been waiting|tried|emailed|written|called|chased))|still (?:waiting|no (?:reply|answer|response|news))|(?:keep|kept|only|just) (?:getting|get|got|receiving) (?:your|an?|the|this)|nobody (?:has|is|will|answers|rings)|proszę o|czy mog|uprzejmie|veuillez|bitte (?:um|teilen|helfen))/u,
)

/** The vocabulary of this trade. People who sell to it use it too. */
export const CASEWORK_WORDS =
  /\b(?:ehcp?s?|ehc (?:plan|needs)|sen(?:co|dco|diass)|sen (?:team|officer|casework\w*|support|department)|send (?:team|officer|casework\w*|service|department|tribunal|strategy|transport)|special (?:educational )?needs?|annual review|(?:my|our) (?:son|daughter|child|grandson|granddaughter|pupil|student)|constituent|tribunal|caseworker|case officer|educational psychologist|autis(?:m|tic)|adhd|key stage|head ?teacher|respite|one[- ]to[- ]one|1:1|direct payments?|draft plan|local authority)\b/giu
