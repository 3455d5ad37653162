/**
 * Whether somebody may come to serious harm now. Tuned to miss nothing: it is better that a manager reads one mail too many.
 * Footers, figures of speech, what is long over and talk of policy do not count. No model can switch this off.
 */
import { type DangerSign, dangerSigns, gravestKinds } from './danger-signs.ts'
import type { Evidence } from './judgement.ts'
import { isDenied, isOver, isPresent, phrase } from './rules.ts'
import { quote, type Sentence } from './writing.ts'

const self = '(?:him|her|them|my|your|your)sel(?:f|ves)|themself|hisself|theirself'

/** One of these is enough. */
const sure: readonly RegExp[] = [
  phrase(
    `(?:kill|killing|hang|hanging|hung|drown|drowning|stab|stabbing|poison|strangl\\p{L}+|suffocat\\p{L}+|hurt|hurting|harm|harming|cut|cutting|burn|burning|scratch\\p{L}*)(?: \\p{L}+)? (?:${self})(?! (?:laughing|with work|trying|doing|working|to get|to make|getting))`,
  ),
  phrase('(?:suicid\\p{L}*)'),
  phrase('(?:end|ending|take|taking|took|ended)(?: \\p{L}+){0,2} (?:his|her|my|their|own) (?:own )?lives?'),
  phrase('(?:end|ending) (?:it all|it all now)'),
  phrase(
    '(?:want|wants|wanted|wanting|wish|wishes|wished|rather|going|ready|trying|tries|tried) (?:to )?(?:he |she |they |i )?(?:was |were |be |to be )?(?:die|dead|not be here|not to be here|not wake up|disappear forever|not be alive)',
  ),
  phrase(
    '(?:doesnt|does not|dont|do not|didnt|no longer|not) (?:\\p{L}+ )?(?:want|wish|wants)(?: \\p{L}+){0,2} (?:be here|live|be alive|wake up|exist|carry on living|be in this world)(?: \\p{L}+){0,2}',
  ),
  phrase('(?:better|happier)(?: off)? (?:dead|without (?:him|her|me)(?: in)?)'),
  phrase(
    '(?:by the throat|round (?:the|my|his|her) (?:neck|throat)|around (?:the|my|his|her) (?:neck|throat))',
  ),
  phrase(
    '(?:i am|im|we are|were|children are|kids are|daughter is|son is|siblings are|i|we|children|kids)(?: \\p{L}+)? (?:not|arent|isnt|no longer|dont feel|doesnt feel|do not feel|does not feel|feel un)(?: \\p{L}+)? ?safe(?! (?:in|at|on|to) (?:\\p{L}+ ){0,2}(?:school|class|college|bus|taxi|travel|transport))',
  ),
  phrase(
    '(?:driver|escort|assistant|teacher|staff|ta|dad|mum|stepdad|stepmum|father|mother|uncle|partner|boyfriend|carer|headteacher|somebody|someone|man|pupils?|lads?|boys?|children|girls?|brother|sister)(?: \\p{L}+){0,5} (?:pinch(?:es|ed)|shove[ds]|yank(?:s|ed)|spat at|hits?|slap(?:s|ped)|punche[ds]|grab(?:s|bed)|kick(?:s|ed)|drag(?:s|ged)|shakes|shook|smack(?:s|ed)|choke[ds]|pin(?:s|ned)|restrain(?:s|ed)|throws|threw|beats?|bit|bites|strangle[ds]|stab(?:s|bed)|burn(?:s|t|ed)|touche[ds]|assault(?:s|ed)|attack(?:s|ed)|hurts?) (?:him|her|them|me|my)',
  ),
  phrase(
    '(?:lock|locks|locking|shut|shuts|barricad\\p{L}+)(?: \\p{L}+)? (?:him|her|them|my \\p{L}+) (?:in|up|inside)(?: \\p{L}+)?',
  ),
  phrase(
    '(?:i|we|he|she|they)(?: \\p{L}+){0,2} (?:will|ll|going to|gonna|shall)(?: \\p{L}+)? (?:hurt|kill|stab|attack|shoot|harm|murder|strangle|smash)',
  ),
  phrase(
    '(?:left|leaves|leaving)(?: \\p{L}+){0,4} (?:on (?:his|her|their) own|alone|unattended|by (?:himself|herself|themselves)|unsupervised)(?: \\p{L}+){0,4} (?:house|home|night|nights|flat|hours|overnight|weekend|car|evenings?|days)',
  ),
  phrase('(?:overdos\\p{L}*|od d|ligatures?|noose)'),
  phrase('(?:took|taken|swallowed|taking)(?: \\p{L}+){0,5} (?:tablets|pills|paracetamol|ibuprofen|bleach)'),
  phrase(
    '(?:jump|jumped|jumping|throw|threw|thrown)(?: \\p{L}+){0,4} (?:off|from|out of|in front of|under)(?: \\p{L}+){0,4} (?:bridge|window|roof|train|car|cars|traffic|platform|building|balcony|car park|bus|stairs|landing)',
  ),
  phrase('self ?harm(?:s|ed|ing)?'),
  phrase('self injur\\p{L}+'),
  phrase('(?:goodbye|suicide) (?:letter|note|message|video)'),
  phrase('no point (?:in |to )?(?:being alive|living|life)'),
  phrase(
    'swallowed(?: \\p{L}+){0,2} (?:batter(?:y|ies)|magnets?|screws?|bleach|glass|coins?|pills|tablets|blades?|poison)',
  ),
  phrase(
    '(?:hands?|arm|scarf|cord|rope|belt|lace|fingers)(?: \\p{L}+){0,2} (?:round|around|on|at)(?: \\p{L}+){0,2} (?:throat|neck)',
  ),
  phrase(
    '(?:messages?|pictures|photos|videos)(?: \\p{L}+){0,6} (?:grown man|older man|grown men|older men|strangers?|adult|men)',
  ),
  phrase(
    '(?:man|men|stranger|strangers|adult|boy|someone)(?: \\p{L}+){0,3} (?:asking|asked)(?: \\p{L}+){0,2} for (?:pictures|photos|videos|nudes)|nudes',
  ),
  phrase(
    '(?:turned up|came|went)(?: \\p{L}+){0,5} (?:tried|trying) to (?:take|snatch|abduct|grab) (?:him|her|them)',
  ),
  phrase(
    '(?:saving|saved|hoard\\p{L}*|hidden|hiding|stash\\p{L}*|stockpil\\p{L}*)(?: \\p{L}+){0,3} (?:tablets|pills|medication|blades|razors?)|(?:tablets|pills|medication|blades|razors?)(?: \\p{L}+){0,4} (?:saving|saved|hoard\\p{L}*|hidden|hiding|stash\\p{L}*)',
  ),
  phrase(
    '(?:smash|smashed|smashing|trash|trashed|trashing|wreck|wrecked|wrecking|destroyed|destroying)(?: \\p{L}+){0,3} (?:house|home|kitchen|bedroom|living room|room|windows?|doors?|everything|flat|tv)',
  ),
  phrase('(?:lock|locked|locking|barricad\\p{L}+) (?:myself|ourselves|us|me)(?: \\p{L}+)?'),
  phrase(
    '(?:comes|came|coming|goes|went|gets|got) (?:into|in) (?:her|his|my) (?:bed|bedroom|room) (?:at night|when)',
  ),
  phrase(
    '(?:men|older (?:lads?|boys?|men|teenagers|people|kids|guys)|strangers?)(?: \\p{L}+){0,4} (?:wait\\p{L}*|pick\\p{L}*|giv\\p{L}*|gave|meet\\p{L}*|messag\\p{L}*|buy\\p{L}*|bought|us\\p{L}*|hang\\p{L}*)(?: \\p{L}+){0,2} (?:him|her|my \\p{L}+|them)',
  ),
  phrase('(?:set|sets|setting|lit|started) (?:a |the |small )?(?:fires?)(?: to)?'),
  phrase('voices (?:telling|tell|told|that tell|saying)|psychos\\p{L}+'),
  phrase('sexuali[sz]ed'),
  phrase('(?:sleeping|slept|living) (?:rough|on the streets?|in (?:the|a|our|my|his) car)'),
  phrase('tied (?:him|her|my \\p{L}+|to (?:a|the|his|her) (?:chair|bed|pushchair))'),
  phrase('(?:nearly|almost|could have|couldve) (?:died|choked|drowned|been killed|suffocated)'),
  phrase('unexplained (?:marks?|injur\\p{L}+)|marks on (?:his|her) (?:arms?|legs?|back|neck|face|body)'),
  phrase('(?:daddy|mummy|dad|mum|uncle|he|she|they|grandad|stepdad) hurts? (?:me|him|her)'),
  phrase('(?:in|on) (?:his|her) own (?:blood|faeces|urine)|covered in (?:blood|bruises)'),
  phrase('(?:drunk|drinking again|passed out|using again|on drugs|high on)'),
  phrase(
    '(?:cut|cuts|cutting|slash\\p{L}*|burn\\p{L}*)(?: \\p{L}+)? (?:his|her|their|my) (?:own )?(?:arms?|wrists?|legs?|thighs?|skin|stomach)',
  ),
  /\b(?:i|we|mum|dad|mother|father|parents?|carers?|family|she|nan|grandparents?|grandmother)(?: (?!school|they|staff|teachers?|head|council|college|taxi|driver)[\p{L}\p{N}]+){0,4} (?:cant|cannot|can not|unable to|not able to|struggling to|couldnt|no longer)(?: [\p{L}\p{N}]+){0,3} keep(?: [\p{L}\p{N}]+){0,5} safe\b(?!(?: [\p{L}\p{N}]+){0,3} (?:school|class|classroom|site|setting|mainstream|corridors?))/u,
  phrase(
    '(?:not|isnt|arent|never|no longer|un)(?: \\p{L}+)? ?safe (?:at home|in (?:his|her|my|our|their|the) (?:own )?(?:home|house|family)|with (?:him|her|us|me|mum|dad|his|their)|around (?:him|her))',
  ),
  phrase('unsafe (?:at home|with|in (?:the|his|her|our) home)'),
  phrase(
    `(?:attack|attacks|attacked|attacking|hit|hits|hitting|punch\\p{L}*|kick|kicks|kicked|kicking|bit|bites|biting|bitten|strangl\\p{L}*|choke\\p{L}*|stab\\p{L}*|beat|beats|beaten|beating|assault\\p{L}*|slap\\p{L}*|headbutt\\p{L}*|threaten\\p{L}*|smash\\p{L}*|hurt|hurts|hurting|throttl\\p{L}*|pushed|shoved|injur\\p{L}*|attacked)(?: \\p{L}+)? (?:me|us|his (?:\\p{L}+ )?(?:mum|mother|dad|father|brother|sister|nan|siblings|grandma|baby)|her (?:\\p{L}+ )?(?:mum|mother|dad|father|brother|sister|nan|siblings|grandma|baby)|my (?:\\p{L}+ )?(?:mum|husband|wife|partner|son|daughter|baby|other|younger|youngest|little)|our (?:\\p{L}+ )?(?:son|daughter|baby|other|younger)|the (?:baby|younger|other children|little))(?! (?:hard|that|with (?:a|the) (?:bill|invoice|reality)|as|feelings))`,
  ),
  phrase(
    '(?:has|had|got|with|grabbed|pulled|holding|took|using|brought|carrying|picked up)(?: \\p{L}+){0,4} (?:knife|knives|blade|scissors|machete|weapon)',
  ),
  phrase('(?:knife|knives|blade|machete) (?:at|to|on|out|in) (?:me|us|her|him|my|his|school|the)'),
  phrase('threat(?:s|en\\p{L}*)? (?:to|of) (?:kill|stab|hurt|harm|burn|violence|shoot|attack)'),
  phrase(
    '(?:kill|murder|hurt|stab|shoot|burn)(?:ing)? (?:me|us|you|someone|somebody|everyone|my (?:son|daughter|family|mum|baby)|his (?:mum|mother|sister|brother|family|teacher)|her (?:mum|mother|sister|brother|family|teacher)|the (?:baby|teacher|dog|cat))',
  ),
  phrase(
    '(?:hit|hits|hitting|hurt|hurts|hurting|slapp\\p{L}+|grabb\\p{L}+|drag\\p{L}*|pinn\\p{L}+|restrain\\p{L}*|shov\\p{L}+|push\\p{L}*|smack\\p{L}*|punch\\p{L}*|assault\\p{L}*|abus\\p{L}+|manhandl\\p{L}+|locked|choked|shook|beat\\p{L}*|kicked)(?: \\p{L}+)? (?:him|her|them|my (?:son|daughter|child|boy|girl)|our (?:son|daughter|child))(?: \\p{L}+){0,3} (?:by|at|in|with|down|against|until|on|across|so|hard|face|again)',
  ),
  phrase(
    '(?:was|is|being|been|were|got|gets|getting)(?: \\p{L}+)? (?:hit|beaten|slapped|grabbed|dragged|pinned|restrained|assaulted|abused|manhandled|locked in|locked up|strangled|choked|punched|smacked|attacked|molested|raped|groomed|exploited|neglected at home|starved|trafficked)',
  ),
  phrase(
    '(?:restrain(?:ed|t|ts|ing)|seclusion room|prone restraint|locked in (?:a|the|his|her)(?: \\p{L}+){0,2} (?:room|cupboard|toilet|bedroom|classroom|car|office|pod))',
  ),
  phrase(
    '(?:bruis(?:e|es|ed|ing)|black eye|finger ?marks|hand ?prints?|burn marks|cigarette burns?|welts|strangulation marks)',
  ),
  phrase(
    '(?:sexual|sexually|inappropriate(?:ly)?)(?: \\p{L}+)? (?:abus\\p{L}+|assault\\p{L}*|touch\\p{L}*|exploit\\p{L}*|harm\\p{L}*)',
  ),
  phrase(
    'touch(?:ed|es|ing) (?:him|her|them|my (?:son|daughter|child)) (?:inappropriately|sexually|down|private|where|in a|on (?:his|her))',
  ),
  phrase('(?:physical|emotional|sexual|child|domestic) (?:abuse|violence)'),
  phrase(
    '(?:neglect(?:ed|ing)?)(?: \\p{L}+){0,2} (?:by|at home|from)(?: \\p{L}+){0,2} (?:mum|dad|mother|father|parents?|carers?|family|home|stepdad|stepmum|step|her|his)',
  ),
  phrase(
    '(?:no food in|nothing to eat at|home alone)(?: \\p{L}+){0,4} (?:house|home|night|nights|days?|weekend|hours|flat|overnight|evening)?',
  ),
  phrase(
    '(?:gone|went|goes|going|reported) missing(?! (?:school|education|out|from (?:school|his|her|the|section|your|our)|lessons|in the post))',
  ),
  phrase(
    '(?:is|been|still|are) missing (?:since|from home|again|for (?:\\p{N}+|two|three|several) (?:hours|days|nights)|overnight|tonight|and the police)',
  ),
  phrase('(?:run|ran|runs|running|ranaway)(?: \\p{L}+)? away'),
  phrase(
    '(?:abscond\\p{L}*|didnt come home|did not come home|hasnt come home|not come home|not been seen since|dont know where (?:he|she) is|do not know where (?:he|she) is|no idea where (?:he|she) is)',
  ),
  phrase(
    '(?:run|ran|runs|bolt\\p{L}*|escap\\p{L}+)(?: \\p{L}+){0,7} (?:into|onto|across|out in|towards)(?: \\p{L}+){0,3} (?:road|traffic|a\\d+|dual carriageway|street|railway)',
  ),
  phrase(
    '(?:county lines|drug (?:dealers?|gang|running)|(?:deal|dealing|sell|selling|carry|carrying|running|run|holding|hold) drugs|gang (?:members?|involv\\p{L}+|related)|groom(?:ed|ing|er)|(?:being|criminally|sexually|criminal|sexual|child) exploit\\p{L}+|traffick\\p{L}+|radicalis\\p{L}+)',
  ),
  phrase('(?:under|on) (?:a )?section (?:2|3)(?! of)'),
  phrase('(?:sectioned|detained under|crisis team|mental health crisis|place of safety|section 136|136)'),
  phrase(
    '(?:rushed|blue lighted|ended up|end up|spent the night|sat all night|overnight)(?: \\p{L}+){0,4} (?:a ?(?:and )?e|aande|hospital|casualty|accident and emergency|ambulance)',
  ),
  phrase('until (?:there is |there was |he |she |it |they )?(?:bleeds?|blood|raw)'),
  phrase(
    '(?:i|we)(?: \\p{L}+){0,2} (?:hit|slapped|shoved|smacked|shook|punched|threw|strangled|hurt|lashed out at) (?:him|her|them|my (?:son|daughter|child))',
  ),
  phrase(
    '(?:stopped|refus\\p{L}+|not|hasnt|wont)(?: \\p{L}+){0,2} (?:eating or drinking|eating and drinking|eat or drink|eaten or drunk|drink anything|eaten (?:for|in|since))',
  ),
  phrase(
    '(?:scared|afraid|frightened|terrified|worried|fear|fearful|dread)(?: \\p{L}+){0,3} (?:what (?:i|he|she|they) (?:might|may|will|would|could|ll)|of (?:him|her|my (?:own )?(?:son|daughter|child|husband|partner|ex)|what|tonight|going home)|for (?:my|his|her|our|their) (?:life|safety|lives)|(?:he|she|i) (?:will|might|may|is going to|could|ll) (?:hurt|kill|harm|do something|die|end))',
  ),
  phrase(
    '(?:he|she|somebody|someone|i)(?: \\p{L}+){0,2} (?:is going to|going to|will|gonna|could) (?:\\p{L}+ )?(?:get (?:seriously )?(?:hurt|killed|injured)|die|be killed|kill|end up dead|do something (?:stupid|terrible|to (?:him|her|my)))',
  ),
  phrase(
    '(?:i|we) (?:might|may|could|am going to|will|feel like|am scared ill|think i (?:might|will)) (?:\\p{L}+ )?(?:hurt|harm|hit|kill|smother)(?: \\p{L}+)? (?:him|her|them|someone|myself|my)',
  ),
  phrase(
    '(?:fled|flee|fleeing|escap\\p{L}+)(?: \\p{L}+){0,5} (?:violence|abuse|abusive|partner|husband|ex|refuge)',
  ),
  phrase(
    '(?:violent|abusive|violence)(?: \\p{L}+){0,3} (?:at home|partner|husband|ex|father|stepfather|towards|to (?:me|us|his|her)|in the home|relationship)',
  ),
  phrase(
    '(?:mash|child protection|section 47|s47|lado)(?: \\p{L}+){0,3} (?:referral|investigation|conference|enquiry|concern|referred)?',
  ),
  phrase(
    '(?:rais\\p{L}+|report\\p{L}*|mak\\p{L}+|made|have|has|serious|immediate|urgent|submit\\p{L}*|significant|log|an?)(?: \\p{L}+){0,3} safeguarding (?:\\p{L}+ )?(?:concern|concerns|referral|issue|alert|risk|incident|report|disclosure|matter|emergency)',
  ),
  phrase('safeguarding (?:concern|referral|alert|incident|disclosure|emergency)'),
  phrase('(?:made|making) a disclosure'),
  phrase(
    'disclosed (?:to|that)(?: \\p{L}+){0,6} (?:hit|hurt|touch\\p{L}*|abus\\p{L}+|unsafe|scared|afraid|dad|mum|uncle|stepdad|home)',
  ),
  phrase(
    '(?:afraid|scared|frightened|terrified) (?:to go home|of going home|of (?:his|her) (?:dad|mum|father|mother|stepdad|uncle|brother|escort|driver|teacher))',
  ),
  phrase('(?:significant|serious|immediate|imminent) (?:risk of )?(?:harm|danger)'),
  phrase(
    '(?:risk|danger) (?:of (?:serious |significant )?harm|to (?:himself|herself|themselves|life|others|his life|her life)|of (?:him|her) (?:being )?(?:hurt|killed))',
  ),
  phrase('(?:life|lives) (?:is|are) (?:at risk|in danger)'),
  phrase('(?:danger(?:ous)?) to (?:himself|herself|themselves|others|us)'),
]

/** What only sounds like it. */
const figures =
  /\b(?:(?:gonna |going to |will |would |ll )?kill (?:me|us|you) (?:if|when|for)|nearly died (?:when|of|laughing|on the spot)|kick(?:ed|ing|s)? (?:me|him|her|us|them) off|knife in (?:the|my|our) back|pinned to|murder(?:ing)? (?:that|the|whoever|your)|cheerfully [\p{L}]+|absolutely bleeding|bleeding (?:financially|money|us dry)|bored to|(?:police|ambulance|fire|army|sea|air|st john) (?:and \p{L}+ )?(?:cadets?|car toys?|toys?|station visit)|broken (?:promises?|system|record|down)|hospital (?:school|appointments?|tuition|teaching)|over and done|hand dryers?|(?:this|it|you|they|council|waiting|stress|system|worry|process|that|which|not knowing)(?: \p{L}+){0,3} (?:is|are|s)?(?: \p{L}+)? ?(?:killing|kill|kills|destroying|murdering) (?:me|us|her|him|my)|(?:nearly|almost) (?:killed|died|finished) (?:me|us|of)|d(?:ie|ying) (?:to|for|of (?:embarrassment|boredom|shame|laughter|laughing))|(?:killing|kill) (?:\p{L}+sel\p{L}+ laughing|two birds|time)|kick(?:ed|ing)? (?:us |me )?(?:when|while) (?:we|im|i)|kicks? (?:me|us) in the teeth|kick(?:ed|ing)? (?:up|off|about|around)|kicked out|hit(?:s|ting)? (?:a |the |me )?(?:brick )?(?:wall|roof|buffers|target|deadline|jackpot|nail|headlines|road|ground)|hit (?:us|me|him|her) (?:hard|like|that|with (?:a|the))|beat(?:ing)? (?:about|around) the bush|beating (?:me|us|her|him)sel\p{L}+ up|attack(?:s|ed)? on (?:send|services|our rights|parents|families)|hurt(?:s|ing)? (?:his|her|my|our|their) feelings|it hurts (?:me|us)|breaks? (?:my|our|his|her) heart|heart ?break\p{L}*|shoot(?:ing)? (?:the|your)sel\p{L}*|shot (?:down|in the)|death by|sick to death|bored to death|scared to death of (?:the )?(?:maths|tests|exams|spiders|dogs|dentist)|suicide mission|political suicide|over my dead body|bite (?:the bullet|your|me|my)|bit (?:of|the bullet|more|late|much|upset)|a bit|missing (?:out|from (?:the|his|her) (?:plan|draft|ehcp|paperwork|file|list))|drag(?:ged|ging|s)? (?:on|out|his feet|her feet|their feet|your feet|its feet|its heels)|drag (?:him|her|them) (?:out of bed|kicking)|threaten(?:ed|ing)? (?:me |us )?with (?:court|fines?|prosecution|legal)|threatened (?:him|her) with (?:exclusion|detention)|attacked? (?:online|on facebook|by the press)|(?:a )?cry for help|stab in the (?:dark|back)|stabbed? (?:me |us )?in the back|bullying (?:policy|us)|pull(?:ing)? (?:my|our) hair out|banging (?:my|our) head|at (?:each others|my) throat|pushed (?:him|her|us|me|it|them|back) (?:from pillar|aside|back|away|to the|out|around|through|for|into (?:doing|agreeing|signing))|pushed (?:from|to the (?:back|bottom|limit|edge))|(?:locks?|locked|shut) (?:me |us |them |him |her )?(?:out|in (?:a |the )?(?:dispute|battle|argument|system|cycle)))\b/gu

/** Talk of policy, numbers, training or what a plan says of needs. */
const abstract =
  /\b(?:policy|policies|training|trained|course|workshop|webinar|conference|statistics|how many|number of|figures|leaflet|poster|newsletter|in general|national|research|motion|committee|scrutiny|strategy|guidance|curriculum|assembly|awareness|lead (?:for|on)|designated safeguarding lead|dsl|governor|prevention (?:plan|work|week|programme)|the (?:book|film|story|play|character)|section [a-h] (?:says|mentions|refers|describes|lists|should)|(?:mentions?|lists?|describes?|refers? to|records?) (?:his|her|a|the)? ?(?:history|past|previous)|risk assessments?|no safeguarding concerns?|half day|briefing|debate|allegations to|copy of (?:my|his|her|the) (?:full )?file|(?:letters|records|notes) (?:of|from) 20[01]\d|please read|anti bullying)\b/u

const specific = /\b(?:my|our|his|her|he|she|him|they said|i|me|we|us)\b/

export function findSafeguarding(sentences: readonly Sentence[]): Evidence[] {
  const found: Evidence[] = []
  const signsOf: Map<DangerSign['kind'], number>[] = []
  for (const sentence of sentences) {
    const words = sentence.words.replace(figures, ' ')
    const set = new Map<DangerSign['kind'], number>()
    signsOf.push(set)
    if (abstract.test(words) && !(specific.test(words) && isPresent(sentence))) continue
    if (isOver(sentence)) continue
    if (sure.some(pattern => counts(words, pattern))) {
      found.push({ for: 'flag:safeguarding', text: quote(sentence.text) })
      continue
    }
    for (const { kind, weight, pattern } of dangerSigns) {
      if (!counts(words, pattern)) continue
      const before = set.get(kind) ?? 0
      set.set(kind, kind === 'despair' ? before + weight : Math.max(weight, before))
    }
  }
  return found.length > 0 ? found.slice(0, 4) : together(sentences, signsOf)
}

/** Signs of different kinds within four sentences that add up. */
function together(
  sentences: readonly Sentence[],
  signsOf: readonly ReadonlyMap<DangerSign['kind'], number>[],
): Evidence[] {
  for (let at = 0; at < sentences.length; at += 1) {
    const kinds = new Map<DangerSign['kind'], number>()
    for (const signs of signsOf.slice(at, at + 4)) {
      for (const [kind, weight] of signs) {
        const before = kinds.get(kind) ?? 0
        kinds.set(kind, kind === 'despair' ? before + weight : Math.max(weight, before))
      }
    }
    const sum = [...kinds.values()].reduce((total, weight) => total + weight, 0)
    const despairs = (kinds.get('despair') ?? 0) >= enough
    if (
      (kinds.size >= 2 || despairs) &&
      sum >= enough &&
      [...kinds.keys()].some(kind => gravestKinds.has(kind))
    ) {
      const telling = sentences.slice(at, at + 4).filter((_, index) => (signsOf[at + index]?.size ?? 0) > 0)
      return telling.slice(0, 3).map(({ text }) => ({ for: 'flag:safeguarding', text: quote(text) }))
    }
  }
  return []
}

/** A wound and an emergency service are; fear and a social worker are not. */
const enough = 3.5

function counts(words: string, pattern: RegExp): boolean {
  const match = pattern.exec(words)
  return match !== null && !(isDenied(words, match.index) && !selfDenied.test(match[0]))
}

/** Phrases that carry their own "not": what stands before them does not turn them round. */
const selfDenied =
  /\b(?:not|cant|cannot|dont|doesnt|never|no|stopped|isnt|unsafe|unable|without|hasnt|wont|refus\p{L}+)\b/u
