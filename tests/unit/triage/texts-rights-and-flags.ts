import type { LabelledText } from './labelled-text.ts'

/** Complaints, information rights, the press, legal dates, languages and access, with their false friends. */
export const flagTexts: readonly LabelledText[] = [
  // Complaints
  {
    text: 'I wish to complain formally about how my daughter’s case has been handled. Please log this at stage one.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    text: 'I am not happy with the reply to my complaint and want it taken to stage 2.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    subject: 'COMPLAINT',
    text: 'Your service has failed my son at every step. Three caseworkers, no plan, no apology. I expect a written response.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    text: 'My constituent wishes to make a formal complaint about the conduct of the meeting on 3 November. Her letter is attached.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    text: 'The Ombudsman has decided to investigate and asks for your comments by 18 December.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    text: 'Please treat this email as a complaint about the SEND department. We have been lied to.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    text: 'I dont want to make a complaint, I just want somebody to tell me when the tutor will start.',
    topics: ['out-of-school', 'communication'],
    not: ['complaint'],
  },
  {
    text: 'This isn’t a complaint at all, you have been lovely. Can you tell me when the draft is coming?',
    topics: ['plan-content', 'assessment-delay'],
    not: ['complaint'],
  },
  {
    text: 'If I do not hear by Friday I will have no choice but to go to the Ombudsman. Where is the draft plan?',
    topics: ['assessment-delay', 'communication', 'plan-content'],
    not: ['complaint'],
  },
  {
    text: 'She never complains, but her TA has gone and nobody helps her with her lunch.',
    topics: ['provision'],
    not: ['complaint'],
  },
  {
    text: 'It is disgusting how long this takes. Shame on you all. When will the EP visit?',
    topics: ['assessment-delay'],
    not: ['complaint'],
  },
  {
    text: 'What is your complaints procedure? I may want to use it later. For now please can you tell me if the college has replied to the consultation.',
    topics: ['placement'],
    not: ['complaint'],
  },
  // Information rights
  {
    text: 'Under the GDPR I request copies of all emails and notes that you hold about me and my son.',
    topics: ['information-rights'],
    has: ['sar'],
  },
  {
    text: 'I would like to see my child’s whole file please, everything the SEND team has on him.',
    topics: ['information-rights'],
    has: ['sar'],
  },
  {
    text: 'My SAR is now two weeks overdue. When will I get it?',
    topics: ['information-rights'],
    has: ['sar'],
  },
  {
    text: 'Under the Freedom of Information Act, how many pupils with plans were on part-time timetables in each year since 2022?',
    topics: ['information-rights'],
    has: ['foi'],
    priority: 'P4',
    not: ['out-of-school'],
  },
  {
    text: 'FOI request: please provide the total spend on independent special school places in 2025-26.',
    topics: ['information-rights'],
    has: ['foi'],
    priority: 'P4',
  },
  {
    text: 'You emailed me a letter about a completely different child. It has the family’s address on it. I have deleted it.',
    topics: ['information-rights'],
    has: ['data-breach'],
  },
  {
    text: 'The draft plan for my son was sent to my ex husband’s address. There is a court order. This is a serious data breach.',
    topics: ['information-rights'],
    has: ['data-breach'],
  },
  {
    text: 'I think I have been sent someone else’s EHCP by mistake, the name on it is nothing to do with us.',
    topics: ['information-rights'],
    has: ['data-breach'],
  },
  {
    text: 'Your email went to all the other parents in the To line so everyone could see my address.',
    topics: ['information-rights'],
    has: ['data-breach'],
  },
  {
    text: 'Your records have our old address and the wrong spelling of her surname. Please correct them under Article 16.',
    topics: ['information-rights'],
    has: ['correction'],
  },
  {
    text: 'Please erase the social care notes about us from your system, we never agreed to them being kept.',
    topics: ['information-rights'],
    has: ['correction'],
  },
  {
    text: 'I am not asking for a subject access request, I only want the one OT report from May so that I can read it before the review.',
    topics: ['annual-review', 'plan-content', 'provision', 'general'],
    not: ['sar'],
  },
  {
    text: 'An FOI response published last year showed how far behind you were. My question is when my son’s plan will be finalised.',
    topics: ['assessment-delay', 'plan-content'],
    not: ['foi'],
  },
  {
    text: 'Please could you send the report again, the attachment would not open.\n\nWe process your data in line with GDPR. See our privacy notice for how we use your information and your right to make a subject access request.',
    not: ['sar', 'correction', 'data-breach'],
  },
  // The press
  {
    text: 'I am a reporter on the Valley Chronicle and we are running a story on EHCP delays tomorrow. Could I have a comment by 5pm?',
    topics: ['general', 'assessment-delay'],
    has: ['media'],
  },
  {
    text: 'Nobody has taught my daughter since June. The BBC have asked me to go on air and I am going to.',
    topics: ['out-of-school'],
    has: ['media', 'out-of-school'],
    priority: 'P2',
  },
  {
    text: 'I do not want to go to the press. I want a taxi that comes.',
    topics: ['transport'],
    not: ['media'],
  },
  {
    text: 'The school had a lovely story in the paper about the new sensory room. My question is about my son’s OT sessions, which have stopped.',
    topics: ['provision'],
    priority: 'P3',
  },
  // Urgency
  {
    text: 'The residential school has given 28 days’ notice on Adam’s placement. It ends on 4 December and there is nowhere for him to go.',
    priority: 'P2',
  },
  {
    text: 'We are at risk of permanently excluding Kyle. Please arrange an emergency review this week.',
    topics: ['annual-review', 'placement', 'out-of-school'],
    priority: 'P2',
  },
  {
    text: 'We move house next Friday to the other side of the county and his school place ends that day.',
    topics: ['placement'],
    priority: 'P2',
  },
  {
    text: 'We have until Thursday to comment on the draft and nobody has answered our questions about it.',
    topics: ['plan-content'],
    priority: 'P2',
    has: ['legal-deadline'],
  },
  {
    text: 'URGENT URGENT please can you tell me what time the forum starts',
    priority: ['P4', 'P3'],
    topics: ['general', 'communication'],
  },
  {
    text: 'What will happen if he is out of school in September? I am only planning ahead, he is in Year 5 now.',
    priority: 'P3',
    not: ['out-of-school'],
    topics: ['placement', 'out-of-school'],
  },
  {
    text: 'She is at home today with a cold, back tomorrow. Could you confirm the date of the review?',
    topics: ['annual-review'],
    priority: 'P3',
    not: ['out-of-school'],
  },
  {
    text: 'We electively home educate by choice and are very happy. I would like to know whether the plan can pay for a forest school.',
    topics: ['funding', 'general', 'plan-content', 'provision'],
    not: ['out-of-school'],
  },
  {
    text: 'I look forward to hearing from you. My daughter has hearing aids and the hearing support teacher has not been since July.',
    topics: ['provision'],
    not: ['legal-deadline'],
  },
  {
    text: 'We lost the admissions appeal for his brother, he has no plan. Can the council help with a place?',
    topics: ['placement', 'general'],
    not: ['legal-deadline'],
  },
  // Languages and access
  {
    text: 'Sorry my english not good. my son no go school 3 week. please call with translator romanian',
    has: ['interpreter', 'out-of-school'],
    priority: 'P2',
  },
  {
    text: 'The family speak very little English; Mum would need a Tigrinya interpreter for any meeting about Filmon’s review.',
    has: ['interpreter'],
    topics: ['annual-review'],
  },
  {
    text: 'Szanowni Państwo, mój syn nie chodzi do szkoły od września i nikt nam nie pomaga. Proszę o kontakt w języku polskim.',
    has: ['interpreter', 'out-of-school'],
    topics: ['out-of-school'],
    priority: 'P2',
  },
  {
    text: 'Bună ziua, taxiul pentru fiul meu nu a venit din nou astăzi. Vă rog să îmi spuneți ce se întâmplă. Mulțumesc.',
    has: ['interpreter'],
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'السلام عليكم، ابني لا يذهب إلى المدرسة منذ شهرين وهو في البيت بدون تعليم. أرجو المساعدة.',
    has: ['interpreter', 'out-of-school'],
    topics: ['out-of-school'],
    priority: 'P2',
  },
  {
    text: 'Hola, mi hija no tiene terapia desde septiembre y en el plan dice que debe tener una hora. Por favor, ¿cuándo empieza?',
    has: ['interpreter'],
    topics: ['provision'],
  },
  {
    text: 'Мой сын не ходит в школу с сентября, он сидит дома. Пожалуйста, помогите нам.',
    has: ['interpreter', 'out-of-school'],
    topics: ['out-of-school'],
  },
  {
    text: 'mera beta school nahi ja raha, woh ghar pe hai aur koi teacher nahi hai. please meri madad karein',
    has: ['interpreter'],
  },
  {
    text: 'We do not need an interpreter, thank you. His English teacher says he is doing well. When is the review?',
    topics: ['annual-review'],
    not: ['interpreter'],
  },
  {
    text: 'He does not speak and uses signs. His plan says the school must provide a signer but there is none.',
    topics: ['provision'],
    not: ['interpreter'],
  },
  {
    text: 'Could you put all that into plain English please? I read the letter four times. What does finalised mean?',
    not: ['interpreter'],
  },
  {
    text: 'I am deaf and cannot use the phone. Please email me about Rosie’s transport or book a BSL interpreter.',
    topics: ['transport'],
    has: ['access-need', 'interpreter'],
  },
  {
    text: 'I am dyslexic so please ring me, I find long letters very hard to read. It is about his review.',
    topics: ['annual-review', 'communication'],
    has: ['access-need'],
    not: ['interpreter'],
  },
  {
    text: 'Bore da, hoffwn wybod pryd mae’r adolygiad blynyddol ar gyfer fy mab. Diolch yn fawr.',
    not: ['interpreter'],
  },
]
