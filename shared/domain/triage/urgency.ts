/** What makes a mail urgent: education lost now, a legal date near, a placement or a carer at breaking point, the press. */
import { dayNumber, londonDate } from '../standards/london.ts'
import { type WorkingCalendar, workingDaysBetween } from '../standards/working-time.ts'
import { findDates } from './dates.ts'
import type { Evidence, Topic } from './judgement.ts'
import { isDenied, isOver, isSupposed, phrase } from './rules.ts'
import { quote, type Sentence } from './writing.ts'

const outOfSchool: readonly RegExp[] = [
  phrase('out of (?:school|education)(?! clubs?| hours| activit\\p{L}+| provision| care)'),
  phrase(
    '(?:not|isnt|hasnt|havent|never|no longer|neither)(?: \\p{L}+){0,3} (?:in|at|been to|been in|been at|attended|attending|set foot in|stepped foot in) (?:any )?(?:school|education|college|a classroom|lessons)',
  ),
  phrase(
    '(?:no|without(?: a| any)?|zero|had nothing|getting no|receiving no|nothing|not had any|not receiving any|not getting any|hasnt had any)(?: \\p{L}+)? (?:school|education|schooling|teaching|tutor|tuition|lessons|educational provision|interim provision|alternative provision)(?: \\p{L}+){0,4} (?:since|for \\p{N}+|for (?:\\p{L}+ )?(?:weeks|months)|at all|now|whatsoever|this (?:term|year)|arranged|offered|in place|provided|all (?:term|year))',
  ),
  phrase('no (?:school|education) since'),
  phrase(
    '(?:no|without a|not (?:got )?a|still no|hasnt got a|has not got a|does not have a|doesnt have a|havent got a|not have a) school(?: place)?(?: to go to)?',
  ),
  phrase('(?:part time|reduced|limited|partial) (?:\\p{L}+ )?(?:timetable|time table)'),
  phrase(
    '(?:only|just|doing|allowed|attend\\p{L}*|goes in|in for|in school for)(?: \\p{L}+){0,3} (?:one|two|three|an|half an|\\p{N}+|couple of|few|five|four)(?: \\p{N}+)? hours?(?: \\p{L}+){0,3} (?:a|per|each|every) (?:day|week|morning)',
  ),
  phrase(
    '(?:gets?|getting|offered|offering|on|for|has)(?: \\p{L}+){0,3} (?:one|two|three|an|half an|1|2|3|couple of|few) hours?(?: \\p{L}+){0,3} (?:a|per|each|every) (?:day|morning)',
  ),
  phrase('(?:one|two|an|half an|1|2) hours? (?:a|per|each|every) day'),
  phrase('(?:permanently|illegally|unlawfully|informally|indefinitely) (?:exclu\\p{L}+|suspen\\p{L}+)'),
  phrase(
    '(?:has|have|had|was|been|is|got|being|were|just)(?: \\p{L}+){0,2} (?:excluded|suspended|off ?rolled|taken off roll|expelled)',
  ),
  phrase('permanent exclusion'),
  phrase(
    '(?:fixed term exclusion|another suspension|been sent home|school (?:\\p{L}+ )?sent (?:him|her) home|sending (?:him|her) home|keeps? being sent home|told (?:me|us) to (?:keep|collect|fetch) (?:him|her))',
  ),
  phrase(
    '(?:at|stuck at|sat at|still at|kept at|left at|been at|stays at) home(?: \\p{L}+){0,5} (?:since|for (?:\\p{L}+ )?(?:\\p{N}+|weeks|months|\\p{L}+ weeks|\\p{L}+ months)|all day|with no|with nothing|every day|full time|instead|\\p{N}+ (?:weeks|months|days))',
  ),
  phrase('(?:still|been|is|are|now|stuck|sitting|sat) at home'),
  phrase('(?:keep|keeping|kept) (?:him|her|them|my \\p{L}+|\\p{L}+) (?:off|(?:at )?home)'),
  phrase(
    '(?:cant|cannot|unable to|refuses to|refusing to|wont|too (?:anxious|scared|unwell|frightened|ill) to|could not|couldnt|not able to)(?: \\p{L}+){0,3} (?:attend|go to school|go into school|get into school|access (?:school|education)|face school|go to college|set foot|get through the (?:gate|door)s?|leave (?:the house|(?:his|her) (?:bed)?room|home)|get out of bed)',
  ),
  phrase(
    '(?:missing|missed|losing|lost|misses)(?: \\p{L}+){0,4} (?:of (?:school|education|learning|schooling)|education|schooling|school since)',
  ),
  phrase('(?:off|away from) school (?:since|for|with|because)'),
  phrase('not (?:attend\\p{L}*|been attending)(?: \\p{L}+){0,3} (?:since|for|at all|any)'),
  phrase(
    '(?:not|hasnt|hardly|havent|barely) (?:attended|attending|been able to attend|managed)(?: \\p{L}+){0,4}(?: since| for| full day| school| this)?',
  ),
  phrase('(?:school refus\\p{L}+|school avoid\\p{L}+|ebsa)(?: \\p{L}+){0,6} (?:since|for|weeks|months|now)'),
  phrase('(?:nobody|no one|noone) (?:is|has|has been) (?:teaching|educating|taught|educated)'),
  phrase('no go (?:to )?school'),
  phrase(
    '(?:cant|cannot|not allowed to|not let|wont let|refus\\p{L}+ to (?:have|let|take))(?: \\p{L}+){0,2} (?:come back|go back|return|be back)(?! to (?:me|us|you))',
  ),
  phrase(
    '(?:not|never|hasnt) (?:\\p{L}+ )?(?:stepped|set foot|been) (?:inside|in)(?: \\p{L}+)? (?:school|classroom|college)',
  ),
  phrase(
    '(?:does|goes|in|attends|attending|attended|there) (?:from )?\\p{N}+(?: \\p{N}+)? (?:to|till|until) \\p{N}+',
  ),
  phrase('hours? (?:a|per|each) week (?:of )?(?:tuition|tutor\\p{L}*|online|at home|home)'),
  phrase('last (?:went|attended|was in|set foot)(?: \\p{L}+){0,3} (?:school|lessons?|college|class)'),
  phrase('(?:mornings?|afternoons?) only'),
  phrase('(?:attends?|attended|attending)(?: \\p{L}+){0,2} \\p{N}+(?: \\p{N}+)? to \\p{N}+'),
  phrase('(?:section|s) ?19(?: \\p{L}+){0,3} (?:duty|provision|education|request|support|tuition)?'),
  phrase(
    '(?:placement|place)(?: \\p{L}+){0,3} (?:ended|was terminated|has been terminated|was withdrawn|has been withdrawn|closed) ',
  ),
  phrase(
    '(?:only (?:goes|in|attends|attending|allowed|gets))(?: \\p{L}+){0,4} (?:hours?|mornings?|afternoons?)',
  ),
  phrase('(?:has|have|had|got) no (?:school|education|provision)(?: place)?'),
  phrase(
    '(?:has not|hasnt|not) (?:started|been allowed to start|got anywhere to go|returned to school|gone back to school)',
  ),
]

/** About a time to come, a request, or somebody who is not a child without school. */
const notNow =
  /\b(?:(?:for|in|by|from|next|come) (?:next )?september|next (?:year|september|academic year)|elective(?:ly)? home|home educat\p{L}+ (?:by choice|because we chose|and)|want to home educate|chose to home educate|out of school club|after school|would (?:a|it|he|she) (?:part time|be possible)|risk of (?:being )?|could be|may be (?:excluded|suspended)|might be|will be (?:excluded|out of|without)|worried|fear|threat\p{L}*|before (?:he|she) (?:is|gets)|not (?:been )?(?:excluded|suspended)|policy|other children|number of|how many|section 19 policy|(?:over|during) (?:the )?(?:half term|holidays?)|poorly|a cold|tonsillitis|chicken ?pox|stomach bug)\b/u

const breaking: readonly RegExp[] = [
  phrase(
    '(?:placement|school place|place|setting|provision|home placement|foster placement|his school|her school)(?: \\p{L}+){0,4} (?:is |has |about to |on the verge of |close to |at risk of |will )?(?:break(?:ing)? down|broken down|collaps\\p{L}+|at (?:serious |imminent |real )?risk|about to (?:end|fail|collapse|break)|on the brink|hanging by|given notice|fall(?:ing)? apart)',
  ),
  phrase(
    '(?:serves?|served|gives?|given|giving|gave|serving|issued)(?: \\p{L}+){0,2} notice(?: on| to| for| that| of|)',
  ),
  phrase(
    '(?:risk|threat\\p{L}*|facing|about to|close to|verge|brink|warn\\p{L}*|edge|point|talking about|one more)(?: \\p{L}+){0,6} (?:permanent(?:ly)? exclu\\p{L}+|exclusion|excluded|exclude|suspen\\p{L}+)',
  ),
  phrase(
    '(?:cannot|cant|can not|no longer|unable to)(?: \\p{L}+){0,2} keep(?: \\p{L}+){0,4} (?:safe in|his place|her place|place open|safe at school)',
  ),
  phrase('(?:at|reached|reaching|near|past|to) (?:my |our |their |her |his |a )?(?:\\p{L}+ )?breaking point'),
  phrase(
    '(?:cannot|cant|can not)(?: \\p{L}+)? (?:cope|go on|carry on|do this)(?: \\p{L}+){0,3} (?:any ?more|much longer|any longer|longer|like this)',
  ),
  phrase('(?:cannot|cant|can not) (?:cope|go on|carry on)$'),
  phrase(
    '(?:place|placement|offer|funding) (?:will be |is being |to be )?(?:withdrawn|lost|given to someone else|offered to another)(?: \\p{L}+){0,4} (?:by|on|if|unless|tomorrow|today|this)?',
  ),
  phrase('lose (?:his|her|the|this|their) (?:place|placement)'),
]

const legalTalk =
  /\b(?:tribunal|hearing|appeal\p{L}*|lodge\p{L}*|judicial review|pre action|letter before|mediation|certificate|comply|complied|compliance|court|proceedings|statutory deadline|legal deadline|directions|working document|bundle|consent order|(?:tribunal|court|the|this|its) order|ordered|evidence deadline|legal duty|by law|final evidence|two months|2 months|response to the appeal|attendance form|issue a claim|judge|directed|witness|without further notice)\b/u
const replyTalk =
  /\b(?:(?:i|we|she|he|they|parents?|mum|dad|family) (?:only )?(?:have|has|had|must|need to|got|have to|are given|were given) (?:\p{L}+ ){0,3}(?:until|till|by|to (?:respond|reply|comment)|days|before)|15 days|fifteen days|deadline (?:to|for) (?:respond|reply|comment|return|us|my|our)|(?:comments|response|representations|views|preference)(?: \p{L}+){0,3} (?:due|by|back|in by|must be)|days (?:end|ends|run|runs|up|left)|to respond to the draft|naming (?:deadline|date)|phase transfer (?:deadline|date))\b/u
const overdueTalk =
  /\b(?:not (?:been )?complied|failed to comply|has not complied|not been amended|breach of (?:the|an|this) (?:\p{L}+ )?order|in breach|that time ended|was (?:due|to be)|should have|still not|ignored the order|weeks since the order|deadline (?:has )?(?:passed|gone|was)|ordered|has passed|days ago|expired|missed|overdue)\b/u
const legalLetter =
  /\b(?:letter before (?:claim|action)|pre action|judicial review|(?:issue|commence|bring|start) (?:legal |court |tribunal )?proceedings|injunction)\b/

const media =
  /\b(?:journalists?|reporters?|newspapers?|press (?:office|enquiry|query|release|deadline|interest|coverage)|the press|(?:to|with|in|tell\p{L}*) the papers|going to the papers?|local paper|bbc|itv|sky news|radio station|broadcast\p{L}*|on air|look north|channel 4|newsnight|(?:welcome|like|want|wants|request|give us) a (?:statement|comment|quote)|local radio|right of reply|go(?:ing)? (?:public|to the (?:press|papers?|media|news))|the media|(?:guardian|daily mail|yorkshire post|evening post|the mirror|the sun|courier|gazette|chronicle|examiner|telegraph and argus|herald|argus)|for publication|run(?:ning)? (?:a|the|this|it|our|my) (?:story|piece|article)|(?:a|our|the|my|this) (?:story|article|feature) (?:on|about|in|for)|publish(?:ing)? (?:a|the|this|our)|documentary|news ?desk|producer|petition|facebook (?:post|page|group)|post (?:this |it )?(?:on|to|all over) (?:facebook|twitter|tiktok|social media|x|online)|social media|going viral|local news|camera crew|filming)\b/u
const strongMedia =
  /\b(?:journalists?|reporters?|newspapers?|bbc|itv|sky news|local radio|local paper|right of reply|for publication|broadcast\p{L}*|(?:welcome|like|want|wants|request) a (?:statement|comment|quote)|news ?desk|the press|to the papers?|the media|go(?:ing)? public|press (?:office|enquiry|query)|run(?:ning)? (?:it|the|a|this)|camera crew|documentary|publish(?:ing)? (?:a|the|this|our|it))\b/u

export interface Urgency {
  readonly outOfSchool: readonly Evidence[]
  readonly legalDeadline: readonly Evidence[]
  readonly media: readonly Evidence[]
  /** Further reasons for P2 that have no flag. */
  readonly pressing: readonly Evidence[]
  /** A legal date within ten working days or past, or a letter before claim. */
  readonly legalNow: boolean
  readonly mediaNow: boolean
}

/** What carries a child to school, and what holds a place open: lost at once when it ends. */
const ending: readonly RegExp[] = [
  phrase(
    '(?:taxis?|transport|(?:mini ?)?bus(?:es)?|car|cab|escort|passenger assistant|driver|contractor|firm|route|contract|place|placement|tuition|tutor|hours?|funding|bed|respite|provision|home)(?: \\p{L}+){0,8} (?:ends?|ending|end|stops?|stopping|stop|ceases?|cease|ceasing|finish(?:es)?|withdrawn|terminat\\p{L}+|cancell?ed|last day|handed back|not (?:be )?(?:renewed|continued|sustained)|cannot be sustained|runs? out|will not carry|given notice|comes? to an end)',
  ),
  phrase('(?:last day|last (?:taxi|bus|session)|final day)'),
  phrase('(?:must|has to|have to|will) (?:offer|give) (?:it|the place|his place|her place) (?:on|away|to)'),
  phrase(
    '(?:hold|holds|holding|keep|keeping|keeps)(?: \\p{L}+){0,3} (?:place|bed|spot|offer)(?: \\p{L}+){0,3} (?:until|till|to|for)',
  ),
]

/** Nobody carries the child now, so that they are not in school. */
const strandedNow: readonly RegExp[] = [
  phrase(
    '(?:no|without(?: a| any)?|still no|isnt a|is no|got no|had no) (?:taxi|transport|(?:mini ?)?bus|driver|escort|passenger assistant|car|vehicle|way (?:of getting|to get))(?: \\p{L}+){0,4} (?:since|today|again|this (?:week|morning|term)|all week|monday|tuesday|wednesday|thursday|friday|yesterday|for (?:\\p{L}+ )?(?:days|weeks|\\p{N}+)|now|either|to (?:school|college))',
  ),
  phrase(
    '(?:taxi|transport|(?:mini ?)?bus|driver|firm|company|contractor)(?: \\p{L}+){0,5} (?:never came|didnt (?:come|turn up|show)|did not (?:come|turn up|show)|hasnt (?:come|turned up|been)|not (?:come|turned up|coming|turning up)|no show|refus\\p{L}+ to (?:take|carry)|wont (?:take|carry)|will not (?:take|carry)|stopped|broke|broken|off the road|handed back|gone bust|cancell?ed|pulled out|withdrawn)',
  ),
  phrase(
    '(?:cant|cannot|unable to|no way to|not able to|couldnt) (?:get|take)(?: \\p{L}+){0,2} (?:in|there|to school|to college|to class)',
  ),
]

/** With lost transport: that days of school go by. */
const missingDays = phrase(
  '(?:not|hasnt|havent|isnt|never) (?:been )?(?:in|at school|at college)(?: since| today| all| this|$)|(?:missed|missing|lost|losing)(?: \\p{L}+){0,3} (?:days?|school|lessons|mocks?|weeks?)|(?:days?|weeks?)(?: \\p{L}+){0,2} (?:missed|off)|at home|cant get (?:in|there)|home today|off school|since|today',
)

/** Words that make a date in a legal matter one to be met. */
const toBeMet =
  /\b(?:by|until|till|before|deadline|due|must|runs? out|ends?|ended|expires?|expiry|expired|listed|hearing|hearings|final|send|sent|serve|served|file|filed|submit|evidence|witness|comply|date|noon|4 ?pm|close of|required|barred|strike|struck|bin)\b/

/** What shows that a bare weekday is one to come: "posted on Friday" is not, "runs out on Friday" is. */
const ahead =
  /\b(?:by|until|till|before|deadline|due|must|runs? out|ends?|expires?|listed|hearing|will|has to|have to|need to|required|next|tomorrow|latest|close)\b/

/** A legal date is near when it is at most this many working days away. */
const near = 10

export function findUrgency(
  sentences: readonly Sentence[],
  when: {
    readonly now: string
    readonly calendar: WorkingCalendar
    /** What the mail is about. */
    readonly topic: Topic
  },
): Urgency {
  const today = londonDate(when.now)
  const away: Evidence[] = []
  const legal: Evidence[] = []
  const press: Evidence[] = []
  const pressing: Evidence[] = []
  let legalNow = false
  let mediaNow = false
  const within = (date: string): number =>
    workingDaysBetween(when.calendar, when.now, `${date}T12:00:00.000Z`)
  const inLaw =
    when.topic === 'tribunal' ||
    sentences.some(({ words }) => /\b(?:tribunal|sendist|judge|directions|consent order)\b/.test(words))
  const byRoad = when.topic === 'transport'
  let stranded: Evidence | null = null
  let daysLost = false
  for (const sentence of sentences) {
    const { words, text } = sentence
    const current = !isOver(sentence) && !isSupposed(sentence)
    if (current && !notNow.test(words) && outOfSchool.some(sign => sign.test(words))) {
      away.push({ for: 'flag:out-of-school', text: quote(text) })
    }
    if (!isOver(sentence) && breaking.some(sign => holds(words, sign))) {
      pressing.push({ for: 'priority:P2', text: quote(text) })
    }
    const dates = /\d|day|week|month|tomorrow|today|tonight|(?:th|st|nd|rd|ieth)\b/i.test(text)
      ? findDates(text, when.now)
      : []
    const soonNamed = dates.some(
      ({ date, vague }) => date >= today && within(date) <= near && (!vague || ahead.test(words) || byRoad),
    )
    const soonAtAll = dates.some(({ date }) => date >= today && within(date) <= near)
    if (current && soonAtAll && ending.some(sign => sign.test(words)))
      pressing.push({ for: 'priority:P2', text: quote(text) })
    if (current && byRoad && stranded === null && strandedNow.some(sign => sign.test(words)))
      stranded = { for: 'priority:P2', text: quote(text) }
    if (current && missingDays.test(words)) daysLost = true
    if (inLaw && soonNamed && toBeMet.test(words) && !isOver(sentence)) {
      legalNow = true
      legal.push({ for: 'flag:legal-deadline', text: quote(text) })
    }
    const isLegal =
      legalTalk.test(words) && !/\b(?:transport|admissions?|exclusion|parking) appeal\b/.test(words)
    if (isLegal || replyTalk.test(words)) {
      for (const { date, vague } of dates) {
        if (vague && !ahead.test(words)) continue
        const late = date < today && isLegal && overdueTalk.test(words) && !isOver(sentence)
        const soon = date >= today && within(date) <= near
        if (late || soon) {
          legalNow = true
          legal.push({ for: 'flag:legal-deadline', text: quote(text) })
          break
        }
        if (date > today && isLegal && dayNumber(date) - dayNumber(today) <= 60) {
          legal.push({ for: 'flag:legal-deadline', text: quote(text) })
          break
        }
      }
    }
    if (legalLetter.test(words) && current && !isDenied(words, words.search(legalLetter))) {
      legalNow = true
      legal.push({ for: 'flag:legal-deadline', text: quote(text) })
    }
    if (
      /\b(?:mov(?:e|es|ing)|relocat\p{L}+)(?: \p{L}+){0,5} (?:house|home|area|to|into|out|in)\b/u.test(
        words,
      ) &&
      /\b(?:we|i|family|us|he|she|they)\b/.test(words)
    ) {
      if (
        dates.some(({ date }) => date >= today && within(date) <= near) &&
        /\b(?:school|plan|transfer|area|county|borough|authority|house|home)\b/.test(words)
      ) {
        pressing.push({ for: 'priority:P2', text: quote(text) })
      }
    }
    if (media.test(words) && !isDenied(words, words.search(media)) && !isOver(sentence)) {
      press.push({ for: 'flag:media', text: quote(text) })
      if (
        strongMedia.test(words) &&
        dates.some(
          ({ date }) => date >= today && dayNumber(date) - dayNumber(today) <= 4 && within(date) <= 2,
        )
      ) {
        mediaNow = true
      }
    }
  }
  if (stranded !== null && daysLost) pressing.push(stranded)
  return {
    outOfSchool: away.slice(0, 3),
    legalDeadline: legal.slice(0, 3),
    media: press.slice(0, 2),
    pressing: pressing.slice(0, 2),
    legalNow,
    mediaNow,
  }
}

function holds(words: string, sign: RegExp): boolean {
  const match = sign.exec(words)
  return (
    match !== null &&
    !(isDenied(words, match.index) && !/\b(?:cannot|cant|no longer|unable)\b/.test(match[0]))
  )
}
