import type { LabelledText } from './labelled-text.ts'

/** Written for this project in the voices of families, councillors, MPs, schools and professionals. All people are invented. */
export const topicTexts: readonly LabelledText[] = [
  // Asking for an assessment, and being refused one
  {
    text: 'Hello, my daughter Mia is in Year 2 and the school says she is three years behind. How do I go about getting her assessed for an EHCP? The SENCO told me to wait another year but I dont want to.',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'Please accept this letter as a formal request for an EHC needs assessment for my son Harris, date of birth 4 May 2018.',
    topics: ['assessment-request'],
    priority: 'P3',
    not: ['complaint'],
  },
  {
    text: 'We got the letter this morning saying you wont assess Tommy. It says the school can meet his needs from its own resources. It cant. What do we do now?',
    topics: ['assessment-request', 'tribunal'],
    priority: 'P3',
  },
  {
    text: 'A resident came to my surgery about her grandson who has been turned down at panel for the second time. Could you explain what evidence was missing and what she can do next?',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'I write as head of Fernleigh Primary. Please find attached our application for statutory assessment for Lucas B, Year 4, with the provision map and two cycles of plan do review.',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'why has my sons ehcp been refused he is 6 and cant even hold a pencil. his teacher said he would definately get one',
    topics: ['assessment-request'],
    priority: 'P3',
  },
  {
    text: 'You agreed to assess but now you refuse to issue a plan for Ayaan. I do not understand how the panel came to this with the reports that were sent.',
    topics: ['assessment-request', 'tribunal'],
    priority: 'P3',
  },
  // Late assessments and plans
  {
    text: 'It is now week 29. The law says 20. When will we have a draft for Bethany?',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  {
    text: 'We have been waiting since March for an educational psychologist to see our son. Every time I ring I am told there is a backlog. How much longer?',
    topics: ['assessment-delay', 'communication'],
    priority: 'P3',
  },
  {
    text: 'My constituents applied for a plan for their daughter in April and have yet to receive a decision. I should be grateful to know the cause of the delay and the date by which the plan will be issued.',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  {
    text: 'still no EP report. you said end of october. its nearly december. what is going on with connors assesment',
    topics: ['assessment-delay', 'communication'],
    priority: 'P3',
  },
  {
    text: 'I am the paediatrician for this child. My advice was requested on 1 September with a reply due in six weeks; I regret that it will not be ready until mid December because of sickness in the clinic.',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  {
    text: 'The council is well outside the statutory timescale for issuing Joseph’s final plan. We were promised it by half term.',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  {
    text: 'Six weeks have passed since we asked you to assess Evie and we have not had a yes or a no.',
    topics: ['assessment-delay'],
    priority: 'P3',
  },
  // What the plan says
  {
    text: 'Thank you for the draft. Section B says nothing about his epilepsy and Section E has last year’s outcomes in it. Please change both.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'The final plan still says "regular opportunities" and "as appropriate". We asked for hours and who will do it. Can it be amended so that it is specific?',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'You have put the name of another boy in section A of the draft, it keeps saying Jacob. Looks like it was copied and pasted. Can you send a clean one.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'Could I have a copy of the finalised EHC plan for Amelia please, we never got one.',
    topics: ['plan-content'],
    priority: 'P3',
    not: ['sar'],
  },
  {
    text: 'Our client has instructed us to respond to the proposed plan. The provision is neither specified nor quantified. A marked copy is attached.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'The wording about toileting in the draft plan has upset Mum a lot. Is there any way to say it more kindly? She is happy with the rest.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  {
    text: 'The OT report from June has been left out of his plan completely. None of the recommendations are in there.',
    topics: ['plan-content'],
    priority: 'P3',
  },
  // Annual reviews
  {
    text: 'Noah’s annual review was on 14 September and we have heard nothing about whether the plan will change. It should be four weeks shouldn’t it?',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'Please could we have an early review for Isla? Things have changed a lot since her operation.',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'Attached are the annual review papers for three pupils in Year 9. The meetings were held last week. Mrs Patel, SENCO',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'I wasnt told about the review until it was over. How can you hold my daughters review without me there',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'Nobody from the authority came to the review on Thursday even though you said you would. The college want to know who signs the paperwork.',
    topics: ['annual-review'],
    priority: 'P3',
  },
  {
    text: 'We have had a letter proposing to cease Daniel’s plan because he is 19. He has not finished his course. We do not agree.',
    topics: ['annual-review', 'tribunal'],
    priority: 'P3',
  },
  {
    text: 'it has been over 2 years since anyone looked at zaras ehcp. when is the next review',
    topics: ['annual-review'],
    priority: 'P3',
  },
  // Placement
  {
    text: 'We would like Oakbank named in section I. They have told us they have a place. Has the panel met yet?',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'Which secondary school will Ruben be going to? All his friends know and he keeps asking.',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'The special school we visited say they have not been consulted. You told us you sent the papers in October.',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'Governors have asked me to say that we are unable to meet this pupil’s needs and believe that a specialist setting is required. We request a change of placement.',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'We are moving from Kent to your area in February. My son has an EHCP. What do I do about a school place for him?',
    topics: ['placement', 'general'],
    priority: 'P3',
  },
  {
    text: 'Mr and Mrs Osman came to see me about post-16. Their daughter wishes to go to Ashdown College but the plan names the school sixth form. Can this be looked at before the 31 March deadline?',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'My lad is in mainstream and he hates it, he needs a school that gets autism. who decides',
    topics: ['placement'],
    priority: 'P3',
  },
  {
    text: 'Can you tell me which schools have said no to Leila and why? The letter only says that none could meet need.',
    topics: ['placement'],
    priority: 'P3',
  },
  // Out of school
  {
    text: 'My son has not been in school for eleven weeks. Nobody has offered a tutor. Who is responsible for his education?',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'Jayden is on a reduced timetable of two hours a day and it is affecting the whole family. School say it is all they can do.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'A mother in my ward tells me that her boy was permanently excluded on Friday and has nothing to go to.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'She has been at home since Easter because of her anxiety. We need EOTAS or something, she is losing her education.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'still no school place for max. 4 months now. he sits on his xbox all day. what are the council going to do',
    topics: ['out-of-school', 'placement'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'We write to request that the authority arrange section 19 provision for our client’s daughter who has been unable to attend since 8 September.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'School rang again at 10 to say come and get him. Every day this week he has been sent home before lunch. This is not an education.',
    topics: ['out-of-school'],
    priority: 'P2',
    has: ['out-of-school'],
  },
  {
    text: 'He was out of school last year for months but he is doing really well at Beacon House now. I only want to ask about the annual review date.',
    topics: ['annual-review'],
    priority: 'P3',
    not: ['out-of-school'],
  },
  // Provision
  {
    text: 'Freya is supposed to have OT every fortnight. She has had one session since September. Section F is clear.',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'His one to one left in October and they are not replacing her. The plan says 25 hours.',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'the school arent doing anything thats in his ehcp. no sensory breaks no visual timetable no TA. what is the point of having it',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'I am writing on behalf of a constituent whose son’s speech and language therapy, specified in his plan, stopped when the therapist went on maternity leave. When will it resume?',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'The radio aid listed in her plan has been broken since summer and nobody will say who should mend it.',
    topics: ['provision'],
    priority: 'P3',
  },
  {
    text: 'We have a vacancy for a specialist teaching assistant that we cannot fill, so Aaron is receiving 10 of his 20 hours. I want the authority to know.',
    topics: ['provision', 'funding'],
    priority: 'P3',
  },
  {
    text: 'Whose job is it to make sure the physio in the plan happens? School say NHS, NHS say school.',
    topics: ['provision'],
    priority: 'P3',
  },
  // Tribunal
  {
    text: 'I have lodged an appeal with the SEND Tribunal against the contents of the plan. The hearing is on 14 May 2027.',
    topics: ['tribunal'],
    priority: 'P3',
  },
  {
    text: 'The Tribunal’s order of 2 November required the amended plan within five weeks. Please confirm it will be sent by 7 December as ordered.',
    topics: ['tribunal'],
    priority: 'P2',
    has: ['legal-deadline'],
  },
  {
    text: 'We would like to go to mediation about the school that was named. How do we arrange it?',
    topics: ['tribunal'],
    priority: 'P3',
  },
  {
    text: 'The mediation certificate came today, what happens to my appeal if you change your mind?',
    topics: ['tribunal'],
    priority: ['P3', 'P2'],
  },
  {
    text: 'the two months to appeal runs out on friday and i still have nobody to talk to about it',
    topics: ['tribunal'],
    priority: 'P2',
    has: ['legal-deadline'],
  },
  {
    text: 'We act for Mr Hussain. We enclose a letter before claim under the pre-action protocol concerning the failure to secure section 42 provision.',
    topics: ['tribunal', 'provision'],
    priority: 'P2',
  },
  {
    text: 'Please find the bundle for the hearing listed on 1 December. The respondent’s evidence is overdue under the directions.',
    topics: ['tribunal'],
    priority: 'P2',
    has: ['legal-deadline'],
  },
  {
    text: 'We won at tribunal two years ago and it was all fine. I just want to know the date of the annual review this year.',
    topics: ['annual-review'],
    priority: 'P3',
    not: ['legal-deadline'],
  },
  {
    text: 'I hope we can sort out the school without going to tribunal. Could you look again at naming Hillcrest?',
    topics: ['placement'],
    priority: 'P3',
  },
  // Transport
  {
    text: 'The minibus has been late every day this week and Sam misses his breakfast club. Who do I ring?',
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'We have been refused transport to the school that you named. It is nine miles. I want to appeal the transport decision.',
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'New escort on the taxi and no one told us. My daughter screamed the whole way. Please can we have the old one back',
    topics: ['transport'],
    priority: 'P3',
  },
  { text: 'Is Ella entitled to a bus pass now that she is 16?', topics: ['transport'], priority: 'P3' },
  {
    text: 'My petrol mileage for taking Hugo to school has not been paid for two terms.',
    topics: ['transport', 'funding'],
    priority: 'P3',
  },
  {
    text: 'A constituent asks why her son’s journey takes ninety minutes each way when the school is six miles from home.',
    topics: ['transport'],
    priority: 'P3',
  },
  {
    text: 'Please can you confirm that transport will be in place for his transition visit to the new school on 4 December.',
    topics: ['transport'],
    priority: 'P3',
  },
  // Funding
  {
    text: 'Our school has not had the element 3 funding for two children with plans since April. The total outstanding is £9,400.',
    topics: ['funding'],
    priority: 'P3',
  },
  {
    text: 'We want a personal budget for the music therapy. Is there a form?',
    topics: ['funding'],
    priority: 'P3',
  },
  {
    text: 'Direct payments stopped in August without a word. I have been paying the tutor myself.',
    topics: ['funding'],
    priority: 'P3',
  },
  {
    text: 'Invoice 2231 for Callie’s placement is now 60 days overdue. Please confirm when payment will be made.',
    topics: ['funding'],
    priority: 'P3',
  },
  {
    text: 'school say they have no money for his 1:1 and we should ask the council for more top up',
    topics: ['funding', 'provision'],
    priority: 'P3',
  },
  // Communication
  {
    text: 'Can somebody please answer the phone? I have rung every day for a week about my son.',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'Who is our caseworker now that Alison has left? We have not been told and we need to talk to someone about our daughter.',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'I emailed on the 2nd, 9th and 16th. Not one reply. Is anyone there?',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'I wrote to you three weeks ago on behalf of Mrs Begum and have had no response. Please let me have one by the end of the week.',
    topics: ['communication'],
    priority: 'P3',
  },
  { text: 'any update on my email about leo', topics: ['communication'], priority: 'P3' },
  {
    text: 'You said you would ring me on Tuesday. You didnt. I took the morning off work for that call.',
    topics: ['communication'],
    priority: 'P3',
  },
  {
    text: 'Please ask his case officer to call Mum, she has left several messages this month.',
    topics: ['communication'],
    priority: 'P3',
  },
  // General
  {
    text: 'Could you send me a copy of the council’s SEND strategy and tell me when it will next be reviewed?',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'How many children in the borough have plans, and how many places are there in special schools? It is for a talk I am giving to the Rotary Club.',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'Just wanted to say thank you to everybody for sorting this out. You have been brilliant.',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'We would like to invite a member of the SEND team to our parent carer forum coffee morning on 10 December.',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'My bin has not been emptied for three weeks and the street is full of rats.',
    topics: ['general'],
    priority: 'P4',
    has: ['not-send'],
  },
  {
    text: 'Please can I have a briefing on the white paper before the scrutiny board meets?',
    topics: ['general'],
    priority: 'P4',
  },
  {
    text: 'I am a newly qualified teacher and would like to know how EHC plans work in general. Is there anything I can read?',
    topics: ['general'],
    priority: 'P4',
  },
]
