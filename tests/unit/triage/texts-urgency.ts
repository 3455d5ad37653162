import type { LabelledText } from './labelled-text.ts'

/** What is lost within ten working days, said in ways that name no law; and what only sounds like it. */
export const urgencyTexts: readonly LabelledText[] = [
  {
    text: 'The firm has handed the route back. Friday the twenty seventh is their last day, and nobody has said who takes him from Monday.',
    topics: ['transport'],
    priority: 'P2',
  },
  {
    text: 'No taxi Thursday, no taxi Friday and no taxi today. That is three days he has missed.',
    topics: ['transport'],
    priority: 'P2',
  },
  {
    text: 'Her minibus stops on 30 November because you say we live too near. She is seven and cannot cross a road.',
    topics: ['transport'],
    priority: 'P2',
  },
  { text: 'The taxi was twenty minutes late again on Tuesday.', topics: ['transport'], priority: 'P3' },
  {
    text: 'The nursery says that his place cannot be sustained after Friday week, the 4th.',
    priority: 'P2',
  },
  {
    text: 'An order was made on 20 October. The period allowed expires on Tuesday 24 November, and the tribunal has heard nothing from you.',
    topics: ['tribunal'],
    priority: 'P2',
    has: ['legal-deadline'],
  },
  {
    text: 'I got an email from the tribunal. I have to send my papers by this Friday 27th or they strike out my appeal.',
    topics: ['tribunal'],
    priority: 'P2',
  },
  {
    text: 'Our tribunal hearing is on 14 April. Who will come for the council?',
    topics: ['tribunal'],
    priority: 'P3',
  },
  {
    text: 'The firm that drives her has a new minibus from Monday. Thank you for sorting it out.',
    priority: ['P3', 'P4'],
  },
]
