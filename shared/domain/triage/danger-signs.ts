/**
 * Signs of harm that say little each and much together: a wound, an emergency service, despair, fear, neglect, a stranger.
 * `safeguarding.ts` adds up those of different kinds that stand close to each other.
 */
import { phrase } from './rules.ts'

export interface DangerSign {
  readonly kind:
    | 'body'
    | 'emergency'
    | 'despair'
    | 'fear'
    | 'neglect'
    | 'exploitation'
    | 'missing'
    | 'violence'
  readonly weight: number
  readonly pattern: RegExp
}

export const dangerSigns: readonly DangerSign[] = [
  sign('body', 2.5, 'weals?|welts?|bruis\\p{L}+|black eye'),
  sign(
    'emergency',
    2,
    'heart rate|intensive care|life support|admitted (?:to|tonight|last night|today|yesterday|on|overnight|onto)(?! (?:reception|the school|our school|college|year|nursery|roll))|on (?:the|a) (?:\\p{L}+ )?ward',
  ),
  sign(
    'body',
    2,
    'stitches|sores|scalds?|broken (?:finger|arm|nose|wrist|rib|ribs|leg|jaw|collarbone|tooth|toe|bone)|fractur\\p{L}+|concuss\\p{L}+|unconscious|split lip|swollen|scars?',
  ),
  sign(
    'body',
    1.5,
    'blood|bleed|bleeding|bleeds|bled|injur(?:y|ies|ed|ing)|wounds?|hurt|hurts|hurting|throat|carpet burns?|marks? on',
  ),
  sign('body', 2, 'blood sugar|starv\\p{L}+|feeding tube|dehydrat\\p{L}+'),
  sign(
    'body',
    1.5,
    'eating disorder|anorexi\\p{L}+|weighs|lost (?:\\p{L}+ ){0,4}weight|not (?:eating|eaten)|hasnt eaten|wont eat|stopped eating|refus\\p{L}+ (?:food|to eat|to drink|insulin|medication)|swallow(?:ed|ing|s)',
  ),
  sign(
    'emergency',
    2,
    'paramedics?|a and e|casualty|emergency department|999|101|blue lights?|air ambulance|police protection|arrest(?:ed)?',
  ),
  sign(
    'emergency',
    1.5,
    'police|ambulance|hospital|social care|social services|social workers?|childrens services|front door|emergency duty|mash|camhs|crisis|non molestation|restraining order|refuge|dsl',
  ),
  sign(
    'despair',
    2.5,
    'no point (?:in |to )?(?:being alive|living|going on|life|carrying on|anything)|being alive|be the end of (?:him|her|me|us|them)|(?:dont|do not|never) hear from me|know why|tell (?:his|her|my|the) (?:\\p{L}+ ){0,2}i love|im done|i am done|give up on life|last (?:message|email) (?:you|from)|nothing to live for|life (?:isnt|is not) worth|not worth living|wont be here|not be here|how (?:he|she) would do it|plans? to (?:end|die)',
  ),
  sign(
    'despair',
    1.5,
    '(?:cant|cannot|can not|couldnt)(?: \\p{L}+)? (?:go on|carry on|cope|do (?:it|this)|take (?:it|this|any))(?: \\p{L}+){0,3}|hopeless|worthless|hates? (?:himself|herself|(?:his|her) life|being alive)|see no (?:future|way)|dying|dead|death|disappear|low mood|depress\\p{L}+|in despair',
  ),
  sign('neglect', 2, '(?:kept|locked|shut|confined)(?: \\p{L}+){0,3} (?:in|to) (?:his|her|a) (?:bed)?room'),
  sign('despair', 1.5, '(?:dressing gown |light |phone )?cord|rope|noose|belt round'),
  sign(
    'fear',
    1.5,
    'scared|afraid|frightened|terrified|terrifying|in fear|flinch\\p{L}*|hid(?:e|es|ing|den)? (?:in|under|behind|from)|against (?:her|the|my|our|his) (?:bedroom )?door|lock(?:s|ed|ing)? (?:her|my|our|the|his) (?:\\p{L}+ )?doors?|door locked|walking on eggshells|not safe|unsafe|in danger|no sense of danger',
  ),
  sign(
    'violence',
    2,
    'violen(?:t|ce)|kni(?:fe|ves)|blades?|weapons?|machete|strangl\\p{L}+|chok(?:ed|ing)|stabb?(?:ed|ing)?|attack(?:s|ed|ing)?|assault\\p{L}*|punch(?:es|ed|ing)?|headbutt\\p{L}*|beat(?:s|en|ing)? (?:him|her|me|up)|threaten(?:s|ed|ing)? (?:me|us|her|him|to)',
  ),
  sign(
    'violence',
    1,
    'rages?|aggressi(?:ve|on)|hit(?:s|ting)?|kick(?:s|ed|ing)?|bit(?:es|ing|ten)?|lash(?:es|ed|ing)? out|restrain\\p{L}*|grabb?(?:ed|ing|s)?|dragg?(?:ed|ing|s)?|slap\\p{L}*|push(?:ed|es|ing)|threw|throw(?:s|ing)|smash\\p{L}*',
  ),
  sign(
    'neglect',
    2,
    'neglect\\p{L}*|home alone|no food|hungry|unwashed|filthy|soiled|(?:wet|dirty) (?:pads?|nappy|nappies|clothes|bed)|same clothes|left (?:him|her|them) (?:alone|on)|unsupervised|locked (?:in|out)|lice|no heating|nobody (?:watches|watching|was watching|noticed)',
  ),
  sign(
    'neglect',
    1,
    'drunk|drinking|drugs|cannabis|passed out|carers?|foster|boyfriend|stepdad|stepfather|mums partner|alone|strapped|harness',
  ),
  sign(
    'exploitation',
    2,
    'nudes?|(?:asking|asked) (?:for|her for|him for) (?:pictures|photos|videos)|grown (?:man|men)|older (?:man|men|lads?|boys?|teenagers?|people)|strange(?:r|rs| man| men)|gangs?|dealers?|two phones|new phones?|expensive|selling|snapchat|met (?:him|her|someone) online|online (?:man|friend|boyfriend|stranger)',
  ),
  sign('exploitation', 1, 'messages? (?:on|from)|pictures|photos|money|trainers|cars?|corner'),
  sign(
    'missing',
    2,
    'missing|not been seen|hasnt been seen|walked (?:out|off)|wandered off|got out of (?:school|the|college)|climbed (?:over|out)|phone is off|found (?:him|her|wandering|by the)|was found|absconding|escap(?:ed|es|ing)|ran (?:off|out|into)',
  ),
  sign('missing', 1, 'main road|canal|river|railway|motorway|busy road|traffic|roof|bridge|cliff'),
  sign(
    'violence',
    1,
    'disclos(?:ed|ure|es)|allegations?|alleged|abus\\p{L}+|touch(?:ed|ing)|burns? (?:him|her)',
  ),
]

/** Kinds that alone are only distress or circumstance: one of the others has to be among them. */
export const gravestKinds: ReadonlySet<DangerSign['kind']> = new Set([
  'body',
  'violence',
  'despair',
  'exploitation',
  'missing',
  'neglect',
])

function sign(kind: DangerSign['kind'], weight: number, source: string): DangerSign {
  return { kind, weight, pattern: phrase(source) }
}
