import type { LabelledText } from './labelled-text.ts'

/** Risk of serious harm now, and what only sounds like it. */
export const dangerTexts: readonly LabelledText[] = [
  {
    text: 'He says he wants to die. He is nine. He said it again this morning in the car.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'She took a handful of paracetamol last night and we were in A&E until four. She cannot go back to that school.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'my son has started cutting his arms since he stopped going in',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'I am writing because Ben came home with bruises on his wrists where he had been held down by two members of staff.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'He had me by the throat yesterday. My other children are hiding in their rooms. I love him but we are not safe.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Lexi has not come home. The police have been told. She left the taxi and walked off.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'I have made a MASH referral today for this pupil following a disclosure about an uncle.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'A constituent rang me in tears: her teenage son threatened her with a kitchen knife and the police were called.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'The driver hit him. My son cannot speak but his sister saw it. He will not get in the taxi again and I am not making him.',
    priority: 'P1',
    has: ['safeguarding'],
    topics: ['transport'],
  },
  {
    text: 'We think older lads are getting him to carry drugs. Since he has been out of school there is nobody watching him.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'He ran out of the unlocked gate onto the ring road. A lorry had to brake. It is the third time this month.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'She hasnt eaten for five days and weighs less than her little sister. CAMHS say six weeks. I am terrified.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'i cant keep her safe any more. she has tried to jump out of the bedroom window twice',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'If nobody helps us I will end it all and take him with me. I mean it.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Dad has been hitting Mum in front of the children and they have fled to a refuge in our area. They need school places.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'He told his teaching assistant that he is scared to go home because of his stepdad.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'They lock him in a small room when he is upset. He is six and he wets himself in there.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Tyrone attempted suicide on Sunday. He is on the children’s ward. Please stop sending us letters about attendance.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'She keeps telling me the world would be better without her in it. I sleep on her floor.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'He is punching himself in the face until he bleeds, every day, and biting his baby brother.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'I will come down to your office and I will hurt whoever wrote this report.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Mum left the twins on their own in the flat overnight again, the neighbours heard them crying. I am their nan.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  // Only sounds like it
  {
    text: 'All this waiting is killing me. When will we have the draft?',
    topics: ['assessment-delay', 'plan-content'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'I could have killed the taxi driver, he was forty minutes late again.',
    topics: ['transport'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'We have hit a brick wall with the school and I am tired of banging my head against it. When is the review?',
    topics: ['annual-review', 'communication'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Could you send the amended plan please.\n\nHilltop School is committed to safeguarding and promoting the welfare of children. If you are concerned about a child, call the police on 999.',
    topics: ['plan-content', 'annual-review'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Years ago, when he was little, he used to hurt himself a lot. He is so much better now. We would like the sensory diet taken out of his plan.',
    topics: ['plan-content', 'provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Please send me the council’s policy on self-harm in schools and how many staff have had suicide prevention training.',
    topics: ['general', 'information-rights'],
    priority: 'P4',
    not: ['safeguarding'],
  },
  {
    text: 'He is dying to start at the new school. Which day can he visit?',
    topics: ['placement'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'She was over the moon and laughed herself silly on the bus. Thank you for changing the escort.',
    priority: ['P4', 'P3'],
    not: ['safeguarding'],
  },
  {
    text: 'The cuts are an attack on our children. They hit us hard. What is the council’s position?',
    priority: ['P4', 'P3'],
    not: ['safeguarding'],
  },
  {
    text: 'He is missing two reports from his bundle and Section F is missing from the copy we were sent.',
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'My son is missing his friends and missing out on swimming because the bus comes too early.',
    topics: ['transport'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'There are no safeguarding concerns. He is happy and safe at school and we only want the transport time changed.',
    topics: ['transport'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'I am at my wits end with the council. Nobody rings back, I have cried over this more than once.',
    topics: ['communication'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'The plan should mention that he has a history of self-harm from 2023, that part has been left out of section B.',
    topics: ['plan-content'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Please be careful with the ramp, the wheelchair is a danger to anyone walking past. Could the minibus use the other gate?',
    topics: ['transport'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'He runs rings round everyone, the little monkey! Attached is his review report.',
    topics: ['annual-review'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'My daughter is bullied a bit but school are dealing with it well. I want to ask about her speech therapy hours, which have been cut.',
    topics: ['provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
]
