/** Requests and reports under information law. Exactly one kind is told (contract section 7, reading 3). */
import type { Evidence, Flag } from './judgement.ts'
import { isDenied, isOver, phrase } from './rules.ts'
import { quote, type Sentence } from './writing.ts'

export type InformationRight = Extract<Flag, 'sar' | 'foi' | 'data-breach' | 'correction'>

const held = '(?:hold|holds|held|have|has|got|keep|keeps|kept|recorded|store|stored)'
const document =
  '(?:reports?|plans?|ehcp|letters?|paperwork|details|information|files?|documents?|emails?|name|address|data|records?|medical \\p{L}+|assessment|papers|page|pages)'
const stranger =
  '(?:(?:another|(?:a )?(?:completely |totally |entirely )?different|the wrong|wrong|some other|other|someone elses?|somebody elses?|a strangers?|other peoples?|a totally different) ?(?:childs?|childrens?|pupils?|persons?|familys?|familiess?|parents?|boys?|girls?|young persons?|students?|lads?|kids?|sons?|daughters?|mums?|dads?|people|persons|recipient|email|e mail|address|house|school|one)?)'

/** In the order of how soon somebody must act. */
const patterns: readonly {
  readonly right: InformationRight
  readonly sure: boolean
  readonly pattern: RegExp
}[] = [
  of('data-breach', true, 'data (?:protection )?breach(?:es)?'),
  of(
    'data-breach',
    true,
    '(?:sent|emailed|posted|given|gave|copied|disclosed)(?: \\p{L}+){0,6} to (?:his|her|my|our|the) (?:old|former|previous|wrong) (?:school|address|house|email|nursery|college|caseworker|employer)',
  ),
  of('data-breach', true, 'wrong (?:house|recipient|family|envelope|inbox|person)'),
  of(
    'data-breach',
    true,
    '(?:letter|report|plan|email)(?: \\p{L}+){0,2} (?:to|for) an? (?:mr|mrs|ms|miss) \\p{L}+',
  ),
  of(
    'data-breach',
    true,
    '(?:ex|father|dad|mother|mum|husband|wife|partner|he|she)(?: \\p{L}+){0,8} (?:has|knows|got|found out|can see|not to have|must not have|was given|been given|was not to know)(?: \\p{L}+){0,3} (?:our|my|new|the|this)(?: \\p{L}+)? address',
  ),
  of(
    'data-breach',
    true,
    'breach(?:es|ed|ing)?(?: \\p{L}+){0,4} (?:gdpr|data|privacy|confidential\\p{L}*|personal)',
  ),
  of('data-breach', true, '(?:gdpr|privacy|confidentiality|personal data) (?:\\p{L}+ )?breach'),
  of(
    'data-breach',
    true,
    `(?:sent|send|emailed|e mailed|posted|gave|given|addressed|went|gone|disclosed|shared|delivered|copied|forwarded|handed)(?: \\p{L}+){0,9} to (?:the )?${stranger}`,
  ),
  of(
    'data-breach',
    true,
    `(?:received|got|emailed|posted|sent|given|opened|enclosed|attached|contained|included|found|envelope|email|post|mixed|had|been sent|there was|came|come|with)(?: \\p{L}+){0,9} (?:${stranger}|about ${stranger}|for ${stranger}|belonging to ${stranger}) ${document}`,
  ),
  of(
    'data-breach',
    true,
    `${document} (?:for|about|of|on|belonging to|relating to|meant for|addressed to|to|from) (?:a |an )?(?:${stranger}|child (?:i|we) (?:dont|do not) know|(?:girl|boy|child|lad|pupil) called)(?: \\p{L}+){0,8} (?:sent|envelope|email|post|received|opened|with (?:it|ours|my|his|her)|my inbox|came|in with|attached|by mistake|not ours|isnt ours)`,
  ),
  of(
    'data-breach',
    true,
    '(?:shared|disclosed|gave|given|passed|told|leaked|revealed|published|sent|forwarded)(?: \\p{L}+){0,8} (?:without (?:my|our|her|his|their|any|the)(?: \\p{L}+)? (?:permission|consent|knowledge)|to my ex|to (?:his|her) (?:dad|father|mum|mother) (?:who|when|even))',
  ),
  of(
    'data-breach',
    true,
    `(?:sent|emailed|posted|given|got|received|had)(?: \\p{L}+){0,4} ${document}(?: \\p{L}+){0,3} (?:about|for|of|on|addressed to) (?:a )?${stranger}`,
  ),
  of(
    'data-breach',
    true,
    '(?:everyone|everybody|all the (?:other )?(?:parents|families)|\\p{N}+ (?:other )?(?:parents|families|people))(?: \\p{L}+){0,6} (?:could see|can see|cc|cced|copied|visible|see (?:my|our|each))',
  ),
  of('sar', true, 'subject access'),
  of('sar', true, '(?:dsar|sars?|s a r)'),
  of('sar', true, 'article 15'),
  of('sar', true, 'request under (?:the )?(?:data protection|gdpr|uk gdpr|dpa)'),
  of(
    'sar',
    true,
    '(?:see|have|receive|copy|copies of|obtain|sent|provide|disclose)(?: \\p{L}+)? (?:every|all)(?: \\p{L}+){0,3} (?:emails?|letters?|notes|correspondence|messages|documents|records)(?: \\p{L}+){0,12} (?:about|regarding|relating|concerning|mention\\p{L}*)',
  ),
  of(
    'sar',
    true,
    `(?:all|any|every|everything|the)(?: \\p{L}+){0,3} (?:information|data|records?|emails?|documents?|notes|correspondence|paperwork|thing|personal data|file|files)?(?: \\p{L}+){0,6} (?:that )?(?:you|the council|council|send team|send service|your (?:team|service|department)|the (?:la|authority|local authority))(?: \\p{L}+){0,2} ${held}(?: \\p{L}+)? (?:about|on|relating|regarding|concerning|for)`,
  ),
  of(
    'sar',
    true,
    '(?:copy|copies|see|access|sight|disclosure|disclose|send)(?: \\p{L}+){0,4} (?:everything|(?:all|whole|full|entire|complete)(?: of)?(?: \\p{L}+){0,3} (?:file|files|record|records|emails|notes|correspondence|data|information|documents))(?: \\p{L}+){0,6} (?:held|hold|have|about|on|file|my|his|her|our|me|relating|regarding)',
  ),
  of(
    'sar',
    true,
    '(?:copy of|see|access to|request)(?: \\p{L}+){0,2} (?:my|his|her|our|their|sons|daughters|childs|the)(?: \\p{L}+){0,2} (?:whole |full |entire |complete )?(?:file|records|data|case notes|case file)',
  ),
  of(
    'sar',
    true,
    '(?:under|data protection act|gdpr)(?: \\p{L}+){0,8} (?:request|copy|copies|access)(?: \\p{L}+){0,6} (?:information|data|records|everything|file)',
  ),
  of('sar', false, 'who has (?:seen|accessed|looked at|had access)'),
  of('foi', true, 'freedom of information'),
  of('foi', true, '(?:foi|foia|f o i|eir)'),
  of('foi', true, 'environmental information regulations'),
  of(
    'correction',
    true,
    '(?:put|set|get)(?: \\p{L}+){0,3} (?:records?|system|file|details) (?:right|straight|correct)',
  ),
  of('correction', true, 'rectif(?:y|ication|ied|ying)'),
  of('correction', true, 'article (?:16|17|18|21)'),
  of(
    'correction',
    true,
    '(?:right to (?:be forgotten|erasure|object)|erasure|withdraw(?:ing|n)?(?: \\p{L}+){0,3} consent)',
  ),
  of(
    'correction',
    true,
    '(?:erase|delete|remove|destroy)(?: \\p{L}+){0,6} (?:data|records?|notes|personal|information|file|details|system)',
  ),
  of(
    'correction',
    true,
    '(?:correct|amend|fix|change|update|put right|sort out|alter)(?: \\p{L}+){0,5} (?:records?|data|system|file|database|(?:date of birth|dob|surname|spelling|postcode)(?: \\p{L}+){0,3} (?:on|in) (?:your|the|all|every))',
  ),
  of(
    'correction',
    true,
    '(?:records?|system|database|file|letters?)(?: \\p{L}+){0,6} (?:wrong|incorrect|inaccurate|out of date|old|misspel\\p{L}*|spelt|spelled)(?: \\p{L}+){0,3} (?:name|surname|date of birth|dob|address|birthday|father|school|details|spelling|gender|postcode)',
  ),
  of(
    'correction',
    true,
    '(?:wrong|incorrect|inaccurate|misspel\\p{L}*)(?: \\p{L}+){0,3} (?:name|surname|date of birth|dob|address|birthday|spelling|gender|details)(?: \\p{L}+){0,6} (?:on|in) (?:your|the|all|every|his|her)(?: \\p{L}+){0,2} (?:records?|system|database|files?|letters?|computer)',
  ),
  of(
    'correction',
    true,
    '(?:do not|dont|stop|not to|must not|never)(?: \\p{L}+){0,2} shar(?:e|ing)(?: \\p{L}+){0,3} (?:data|information|records|personal)',
  ),
  of(
    'correction',
    false,
    '(?:information commissioner|ico|data protection officer|data protection complaint|gdpr)',
  ),
]

const passing =
  /\b(?:foi|sar|subject access|freedom of information)(?: [\p{L}\p{N}]+){0,3} (?:showed|shows|reveal\p{L}*|response (?:showed|shows|said|says|from)|data (?:showed|shows)|confirmed|told|disclosed|i (?:made|did|got)|figures)\b|\b(?:according to|from|thanks to|after|in|through|saw in)(?: [\p{L}\p{N}]+){0,3} (?:foi|sar|subject access|freedom of information)\b(?! (?:act|request (?:i|please)))/u

/** A draft with the wrong words in it is about the plan, not about records, unless the law is named. */
const planTalk = /\b(?:draft|plan|ehcp|section [a-k]|wording)\b/
const lawTalk =
  /\b(?:gdpr|data protection|breach|ico|information commissioner|rectif\p{L}+|article 1[5-8])\b/u

export function findInformationRight(
  sentences: readonly Sentence[],
): { readonly right: InformationRight; readonly evidence: Evidence } | null {
  let best: { right: InformationRight; sentence: Sentence; rank: number } | null = null
  const law = sentences.some(({ words }) => lawTalk.test(words))
  for (const sentence of sentences) {
    const { words } = sentence
    if (passing.test(words) && !sentence.asks) continue
    for (const [order, { right, sure, pattern }] of patterns.entries()) {
      const at = words.search(pattern)
      if (at < 0 || isDenied(words, at)) continue
      if (isOver(sentence) && sentence.where !== 'subject' && !sentence.asks && right !== 'correction')
        continue
      if (right === 'correction' && planTalk.test(words) && !law) continue
      if (
        right === 'data-breach' &&
        /\bdraft\b/.test(words) &&
        !law &&
        !/\b(?:sent|received|envelope|post)\b/.test(words)
      )
        continue
      const rank = (sure ? 100 : 0) + (sentence.where === 'subject' ? 40 : 0) - order
      if (best === null || rank > best.rank) best = { right, sentence, rank }
    }
  }
  if (best === null || best.rank < 50) return null
  return {
    right: best.right,
    evidence: { for: `flag:${best.right}`, text: quote(best.sentence.text) },
  }
}

/** Which right a mail means that is about one, though no rule is sure of it: what its words come nearest to. */
export function likeliestRight(sentences: readonly Sentence[]): InformationRight {
  const words = sentences.map(each => each.words).join(' ')
  return guesses.find(({ pattern }) => pattern.test(words))?.right ?? 'sar'
}

const guesses: readonly { readonly right: InformationRight; readonly pattern: RegExp }[] = [
  { right: 'foi', pattern: /\b(?:foi|freedom of information|environmental information)\b/ },
  {
    right: 'data-breach',
    pattern:
      /\b(?:breach|leak(?:ed)?|not (?:mine|ours|meant for)|wrong (?:person|address|email|house|family|inbox|child)|someone elses|somebody elses|another (?:child|family|pupil)s?|strangers?|copied in|cc d|shouldnt have (?:been|seen|got|had))\b/,
  },
  {
    right: 'correction',
    pattern:
      /\b(?:correct(?:ed|ion)?|rectif\p{L}+|inaccurate|incorrect|put (?:it |this |that )?right|amend(?:ed)? (?:the|your|my|his|her) records?|wrong on (?:the|your) (?:system|file|records?)|delete|erase|remove)\b/u,
  },
]

function of(right: InformationRight, sure: boolean, source: string): (typeof patterns)[number] {
  return { right, sure, pattern: phrase(source) }
}
