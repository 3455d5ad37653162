import type { LabelledText } from './labelled-text.ts'

/** A fourth lot, to see what the third had taught. */
export const fourthTexts: readonly LabelledText[] = [
  {
    text: 'He has been telling his brother how he would do it. With the dressing gown cord. He is eleven. CAMHS have discharged us.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Since half term she pulls her hair out and scratches until there is blood on the sheets. School refusal is now total.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'The taxi driver left her at the wrong address and drove off. She is non-verbal. A stranger found her by the bus station.',
    priority: 'P1',
    has: ['safeguarding'],
    topics: ['transport'],
  },
  {
    text: 'Please treat in confidence. I believe my nephew is being kept in his room by his parents and only let out for school. He has lost a great deal of weight.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Dad here. I lost it last night and I shoved him into the wall. I have never done that before. I need help before I do something worse.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Mother reports that her son has threatened to stab his class teacher on Monday and that he has been searching for weapons online.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'She has been in hospital for two weeks under section 2. We do not know when she will be home and the school has taken her name off the register.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'He is refusing his insulin because he says he would rather not be alive than go to that unit.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'We have had to hide every knife in the house. Last night he went for his little brother again. Police attended. Please bring forward the residential panel.',
    priority: 'P1',
    has: ['safeguarding'],
    topics: ['placement', 'general', 'out-of-school'],
  },
  {
    text: 'I want to report that a teaching assistant calls my daughter stupid and pinched her arm. There is a mark.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Rowan is accident-prone and broke his wrist on the trampoline, so he cannot write. Can the laptop in his plan come sooner?',
    topics: ['provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'She was in hospital for her planned operation in October and it all went well. When can we rearrange the review?',
    topics: ['annual-review'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'He loves the police and wants to be an officer. Is there a supported internship with the force?',
    topics: ['placement', 'general'],
    not: ['safeguarding'],
  },
  {
    text: 'His social worker came to the meeting and agrees with the plan. Only the transport has to be settled.',
    topics: ['transport'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'The physio hurt her a little when stretching but that is normal. The trouble is we have had two visits instead of ten.',
    topics: ['provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'My hands are tied, says the head, there is no money for a second adult in class. Is that right?',
    topics: ['funding', 'provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Could you tell me how to ask for a reassessment? His needs have changed completely since the first one when he was four.',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'I run the pre-school on Mill Street. We have a little girl of three with very complex needs and would like to put her forward for a plan.',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'So you agree he has special needs but say he does not need a plan. How can both be true?',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'The draft was due on 2 November. Today is the 23rd. Nobody has rung to say why.',
    topics: ['assessment-delay', 'communication'],
    priority: 'P3',
  },
  {
    text: 'We are now over the legal limit by nine weeks. I do not blame the EP but somebody has to be accountable for this.',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  {
    text: 'I have attached our suggested wording for outcomes 2 and 5. We cannot agree to outcome 3 as it stands.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'His epilepsy protocol is missing. Section C and G are blank. It cannot be finalised like this.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'It has been eighteen months since anybody reviewed what Ollie needs. He was at nursery when this was written and he is in Year 2 now.',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'Invitation: review meeting for Tamsin, 8 December, 10am, in the library. Please say whether someone from the authority will attend.',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'Which of the special schools have places for a girl with Down’s syndrome next September? We have been to see Ashwood and liked it.',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'The autism base has said yes! What happens next and who writes to the school he is leaving?',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'Her school have told me she cannot come back until there is more funding. That was nine days ago.',
    topics: ['out-of-school', 'funding'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'My constituent’s twins, aged 6, arrived from Northern Ireland in August and have had no school allocated. They have statements from there.',
    topics: ['out-of-school', 'placement'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'Can he have a home tutor until the panel decides? He has not stepped inside a classroom since the clocks changed.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'They have cut his hours with Miss Begum from 15 to 6 because she is needed in Reception. Is that allowed?',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'The NHS waiting list for occupational therapy is 62 weeks but it is in his plan so surely you have to pay for it?',
    topics: ['provision', 'funding'],
    priority: 'P3',
  },
  {
    text: 'Our representative has asked for the working document three times. The hearing is in March. Please send it.',
    topics: ['tribunal'],
    priority: ['P3', 'P2'],
  },
  {
    text: 'You lost. The panel of three judges said so. When will you do what they told you to do?',
    topics: ['tribunal'],
    priority: ['P3', 'P2'],
  },
  {
    text: 'Same cab, same story, 25 minutes late. He has now missed maths every Monday this term.',
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'We do not qualify for the bus by your distance rule but there is no pavement. He cannot walk that road with his needs.',
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'Could I check the band that Priya’s plan is on? We were told C, the remittance says B.',
    topics: ['funding'],
    priority: 'P3',
  },
  {
    text: 'I cannot get past your switchboard. Please give me the direct number of whoever has my son’s file.',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'You wrote on the 4th that you would come back to me within ten working days. That was up on Wednesday.',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'Where do I find the local offer and is there a list of clubs for teenagers with autism?',
    topics: ['general'],
    priority: ['P4', 'P3'],
  },
  {
    text: 'Please find attached the minutes of Tuesday’s parent carer forum for information.',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'This letter is a complaint. Two officers have told me two different things and one of them put the phone down on me.',
    topics: ['complaint'],
    has: ['complaint'],
  },
]
