import type { MessagesLike } from '#platform/locale.ts'
import type { nl } from './development-messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: 'Check development',
  crumb: 'Development',
  description: 'Compute the D-score of a young child: one number for its development, with how sure it is.',
  lead: 'Tell what the child can do already. You see how that fits its age.',
  when: 'How old is the child?',
  whenHint: 'Such as 14 months, or 2 years and 3 months. Up to 5 years.',
  weeks: 'After how many weeks of pregnancy was the child born?',
  weeksHint: 'Only needed for a child that was born preterm.',
  showItems: 'Show the questions',
  otherAge: 'Show the questions for this age',
  itemsTitle: 'What can the child do?',
  itemsHint: 'Choose "I do not know" when you are not sure. It does not count.',
  ownWords:
    'These are short descriptions in our own words. They are not the official text of the Van Wiechen scheme, which a professional uses.',
  answers: { yes: 'Yes', no: 'No', unknown: 'I do not know' },
  answerTitle: 'How this child develops',
  places: {
    'far-below': 'The child can do much less than most children of that age.',
    below: 'The child can do less than most children of that age.',
    'a-little-below': 'The child can do a little less than average.',
    middle: 'What the child can do fits its age.',
    'a-little-above': 'The child can do a little more than average.',
    above: 'The child can do more than most children of that age.',
    'far-above': 'The child can do much more than most children of that age.',
  },
  noPlace: 'For this age there is no comparison with other children.',
  noScore: 'With these answers no score can be computed.',
  score: (d, low, high) => `The D-score is ${d}. The real value probably lies between ${low} and ${high}.`,
  howSure: (count) =>
    `This rests on ${count === 1 ? '1 answer' : `${count} answers`}. More answers give a narrower range. Development goes in leaps: better look twice.`,
  talk: 'Talk about it with the child health service. They look at the child together with you.',
  chart: {
    title: 'D-score by age',
    description: (sentence, lines) =>
      `${sentence} The chart shows the child between lines at ${lines} SD, with the range of 95 per cent certainty.`,
    y: 'D-score',
    months: 'age in months',
    lines: (reference) => `Lines: other children of that age, by ${reference}. The bar through the point is the range of 95% certainty.`,
  },
  table: {
    caption: 'Outcome',
    what: 'What',
    value: 'Value',
    d: 'D-score',
    sem: 'Standard error (SEM)',
    daz: 'DAZ (SD score for the age)',
    none: 'not known',
    used: 'Answers used',
    passed: 'Of which yes',
  },
  next: {
    title: 'What would tell you most now',
    intro: 'Ask about this or look at it. It makes the score most precise.',
    item: (gist, chance) => `${gist} (chance of yes: ${chance}%)`,
  },
  keys: 'D-scores of another key cannot be compared with this one.',
}
