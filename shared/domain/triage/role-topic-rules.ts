/** The words of the topics that one role owns: appeals and orders. Complaints and information rights have files of their own. */
import { type Rule, rules } from './rules.ts'

/** Appeals, mediation, orders. False friends (transport appeals, hearing aids) are taken out by `notTribunal` first. */
export const tribunalRules: readonly Rule[] = [
  ...rules(
    5,
    'sendist',
    'first tier(?: tribunal)?',
    '(?:send |sen |the )tribunal(?:s)?',
    'tribunal (?:order|hearing|appeal|decision|date|panel|bundle|judge|directions|case|has|ordered|said|registration|deadline)',
    '(?:lodg(?:e|ed|ing)|register(?:ed|ing)?|submit(?:ted|ting)?|file|filed|make|made|making|bring|brought|launch\\p{L}*|start\\p{L}*)(?: \\p{L}+){0,3} appeals?',
    '(?:my|our|his|her|the|an|against|notice of|grounds of|right of|send|sen) appeal',
    'appeal(?:s|ed|ing)?(?: \\p{L}+){0,3} (?:number|reference|against|to the|deadline|hearing|window|rights?|lodged|registered|listed|is|was|will|under|by|before)',
    '(?:right|time|going|have|want|wish|intend|plan|two months|deadline|minded|able|decided|need) to appeal',
    'mediation',
    '(?:tribunal|consent|court) order',
    'order (?:of|from|by|dated|made|was|has|issued|requires?|is|states)(?: \\p{L}+){0,3}',
    'judicial review',
    'pre action',
    'letter before (?:claim|action)',
    '(?:hearing|heard) (?:date|on|is|was|listed|in|has been|will|takes|fixed|bundle)',
    'judicial',
    '(?:council|la|local authority|you)(?: \\p{L}+){0,2} conced\\p{L}+',
    'case management',
    '(?:sent|send)\\d+',
    'eh\\d{3}',
    '(?:global|kids|prime resolution|collis|together trust) mediation',
    'scott schedule',
    'permission to appeal',
    'disagreement resolution',
  ),
  ...rules(
    3,
    'tribunal',
    'appeal(?:s|ed|ing)?',
    'bundle',
    'working document',
    'witness',
    'hearing',
    'conced\\p{L}+',
    'certificate',
    'case review',
    'proceedings',
    'directions',
    'judges?',
    'respondent',
    'appellant',
    'statement of case',
    'redetermination',
  ),
]

/** What only looks like it: taken out of a sentence before the tribunal's rules are tried. */
export const notTribunal =
  /\b(?:(?:school |in year |year \d+ )?admissions?(?: panel)? (?:appeals?|tribunal|hearing)|appeals?(?: \p{L}+){0,3} (?:admissions?|transport|exclusion|panel decision on transport)|(?:transport|travel|exclusion|independent review panel|parking|blue badge|pip|dla|benefits?|dwp)(?: \p{L}+){0,2} (?:appeals?|tribunals?|mediation)|(?:pip|dla|benefits?|employment|immigration) (?:tribunal|appeal)|hearing (?:impair\p{L}*|aids?|loss|test|support|needs?|from you|back|nothing|that|about|anything|in (?:the|his|her) (?:left|right)|problems?|difficult\p{L}*|is (?:bad|poor|worse|fine)|team|specialist)|(?:look(?:ing)? forward to|await|hard of|partially|visual and|his|her) hearing|(?:fundraising|charity|public) appeal|appeal(?:s|ing)? (?:for (?:funds|donations|help)|to (?:you|him|her|children|your (?:better|good|sense)))|peer mediation|in order to|(?:court|restraining|non molestation|child arrangements|care|special guardianship) order|order (?:form|number|a|the|some|new)|in that order|in any order|birth certificate|mediation (?:service|team) newsletter)\b/gu

/** Says in so many words that there is none (yet): the words do not count. */
export const tribunalDenied =
  /\b(?:no appeal (?:has|is|was|will)|no (?:wish|intention|plans?|need|thought)(?: \p{L}+){0,3} (?:to appeal|appeal|tribunal|mediation)|(?:without|avoid|avoiding|rather than|instead of|not|dont|do not|hoping not|hope not|before|short of|nothing to do with)(?: \p{L}+){0,6} (?:tribunal|appeal|mediation|judicial)|none will be needed|(?:tribunal|appeal) (?:is|was)(?: \p{L}+){0,2} (?:over|finished|long ago)|(?:won|lost)(?: \p{L}+){0,2} (?:at|our|the) (?:tribunal|appeal)(?: \p{L}+){0,2} (?:last year|years? ago|in 20\d\d|two|three))\b/u
