import type { LabelledText } from './labelled-text.ts'

/** A third lot, written after the second had been learnt from. */
export const thirdTexts: readonly LabelledText[] = [
  // Harm
  {
    text: 'Dear caseworker, Lily has been referred to the eating disorder team. She has a heart rate of 41 and has been admitted tonight. School wants to fine us for absence.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'He put his hands round his sister’s throat while I was cooking. She is five. I cannot turn my back for a second.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'She said to her tutor on Teams that there is no point being alive if she has to go back there, and then she switched off.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'My ex turned up at the school and tried to take him. There is a non-molestation order. I am scared of what he will do next.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Amir walked out of college on Wednesday and has not been seen since. His phone is off. He is 17 but he is more like 8.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'I found messages on her tablet from a grown man asking for pictures. The police have it now. She is in your special school and they gave her the tablet.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'Yesterday he swallowed a battery. Last week it was screws. Nobody watches him in that class.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'The resident, a lone mother, told me she has started sleeping with a chair against her door because of her son’s rages and that she has a broken finger.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'im done. i cant do it no more. if you dont hear from me you will know why. tell his sister i love her',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'A pupil disclosed to a member of staff this afternoon that his mother’s boyfriend burns him with a lighter. Social care are aware. He has an EHCP and I cannot reach his caseworker.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'They strapped her into the minibus so tight that she has red weals across her chest.',
    priority: 'P1',
    has: ['safeguarding'],
    topics: ['transport'],
  },
  {
    text: 'Josh took my car keys and drove it into a wall. He told the paramedic he had hoped it would be the end of him.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'We have had the police out three times since Friday. He hurt me badly on Sunday. The social worker says they have no bed for him.',
    priority: 'P1',
    has: ['safeguarding'],
  },
  {
    text: 'his carer leaves him in wet pads all day and he has sores, he is in a foster home you pay for',
    priority: 'P1',
    has: ['safeguarding'],
  },
  // No harm
  {
    text: 'The appeal nearly killed me but we got there. Thank you for agreeing to the school.',
    priority: ['P4', 'P3'],
    not: ['safeguarding'],
  },
  {
    text: 'I run the Safeguarding Partnership’s training. Would one of your officers speak at our March conference on exploitation and county lines?',
    topics: ['general'],
    priority: 'P4',
    not: ['safeguarding'],
  },
  {
    text: 'Amelie was very frightened of the hand dryers in the old building. In the new one there are none and she goes happily. Could the plan be changed to say so?',
    topics: ['plan-content'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'We are desperate for a place at Larkfield. It is the only school where he smiled. When does panel meet?',
    topics: ['placement'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Her violin teacher is leaving, she is heartbroken! Is music in the plan still funded?',
    topics: ['funding', 'provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'You will see from the papers that Stanley can be aggressive when anxious. We have a good plan for this. He needs a small class.',
    topics: ['placement', 'provision'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'My own mental health has suffered from the fight with the council, I am on tablets for it. Please just tell me when we will get the final plan.',
    topics: ['assessment-delay', 'plan-content'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'The fire alarm went off during the review so we had to stop. Can we finish it on 9 December? Nobody was hurt.',
    topics: ['annual-review'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Police and ambulance cadets is the only club he likes, and the bus home does not fit with it. Can transport be later on Thursdays?',
    topics: ['transport'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  {
    text: 'Could you please amend the plan: the paragraph about the incident in 2021 when he was restrained is no longer relevant.',
    topics: ['plan-content'],
    priority: 'P3',
    not: ['safeguarding'],
  },
  // Topics
  {
    text: 'Hello, do we need a diagnosis before you will look at an application? His nursery think he should have a plan before he starts Reception.',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'Panel said no. Again. Third year running. Nobody on it has met her. What evidence would be enough for you people?',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'The family submitted their request at Easter. I understand the decision should have been made within six weeks. They have had nothing in writing. Will you look into it and report back to me?',
    topics: ['assessment-delay', 'communication'],
    priority: 'P3',
  },
  {
    text: 'When will the educational psychologist report be finished? Everything else is in. This has gone on since January.',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  {
    text: 'There are mistakes on pages 2, 5 and 9. It also has the old school on the front. Please fix it before it goes final.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'Why does the new plan say 12 hours when the old one said 20? Nobody discussed it with us.',
    topics: ['plan-content', 'provision', 'annual-review'],
    priority: 'P3',
  },
  {
    text: 'Could you let me know when Ben’s yearly review is? I need to book the time off.',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'The review recommended a change to his plan in July. It is November. The four weeks and the eight weeks are long gone.',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'We have looked at six schools. Only Elmwood would take her. You have offered us Park Road, which said in writing that it could not manage her needs.',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'Please would you consult Kingsmead as well? The deadline for our preferences is Friday.',
    topics: ['placement'],
    priority: ['P2', 'P3'],
  },
  {
    text: 'As I understand it the boy has no provision whatever at present: his previous school has taken him off roll, and no other has been named.',
    topics: ['out-of-school', 'placement'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'He does 9.30 to 11 three days a week. That has been the arrangement since June, it was meant to be for a fortnight.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'I have had to give up work to teach my daughter myself because there is no school that will take her.',
    topics: ['out-of-school', 'placement'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'The SALT programme is being done by a different TA every week and none of them are trained. The plan says a trained adult.',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'Where is his laptop? It was promised in the spring and he has exams in May.',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'Our daughter should be getting 3 hours a week from a dyslexia specialist. School say they can’t recruit.',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'I have decided to appeal. Do I send the form to you or to the court?',
    topics: ['tribunal'],
    priority: 'P3',
  },
  {
    text: 'Judge Hargreave has directed that the LA file its witness list by noon on 27 November. We have not had it.',
    topics: ['tribunal'],
    priority: 'P2',
    has: ['legal-deadline'],
  },
  {
    text: 'the driver was on his phone the whole way and went past our house. i want a different one',
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'Now that he is in sixth form you want a contribution of £680 for the minibus. We cannot find that.',
    topics: ['transport', 'funding'],
    priority: 'P3',
  },
  {
    text: 'How is the personal budget worked out and can it be used for swimming?',
    topics: ['funding'],
    priority: ['P3', 'P4'],
  },
  {
    text: 'We are 40 days into the term and have not been paid for Reece. Please find statement of account attached.',
    topics: ['funding'],
    priority: 'P3',
  },
  {
    text: 'Nobody tells us anything. I found out from the school that we have a new officer. What is her name and number?',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'Did you get my email with the forms? Please just say yes or no.',
    topics: ['communication'],
    priority: ['P3', 'P4'],
  },
  {
    text: 'I chaired the meeting on Monday and promised the parents that the authority would write to them by Wednesday. They have heard nothing and are ringing me.',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'Is there a SENDIASS in this area and are they part of the council?',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'What a difference a year makes. She has friends! From the bottom of our hearts, thank you.',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'Please note that our office will be closed from 18 December. Have a lovely Christmas.',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'I am raising this as a formal complaint because my informal ones were ignored. The officer misled the panel.',
    topics: ['complaint'],
    has: ['complaint'],
  },
  {
    text: 'I am unhappy with the way we were spoken to, but I am not taking it further. Please could the next meeting be online?',
    not: ['complaint'],
  },
  {
    text: 'I would like all the data you have on me and my children. You have one month.',
    topics: ['information-rights'],
    has: ['sar'],
  },
  {
    text: 'You have sent Ava’s plan to her old school. She left it two years ago. They rang me to say they had read it.',
    topics: ['information-rights'],
    has: ['data-breach'],
  },
  {
    text: 'Please tell me under FOI how much was spent on agency educational psychologists last year.',
    topics: ['information-rights'],
    has: ['foi'],
    priority: 'P4',
  },
  {
    text: 'Mum asks that you ring after 4 and use a Punjabi interpreter. It is about his taxi.',
    topics: ['transport'],
    has: ['interpreter'],
  },
]
