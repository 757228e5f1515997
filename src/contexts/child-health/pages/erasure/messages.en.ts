import type { nl } from './messages.nl.ts'

export const en: typeof nl = {
  kinds: {
    visit: 'Visits, with all that was written down then',
    measurement: 'Measurements outside a visit',
    milestone: 'Milestones outside a visit',
    screening: 'Examinations outside a visit',
    referral: 'Referrals outside a visit',
    vaccination: 'Vaccinations',
    questionnaire: 'Questions that were filled in',
    topic: 'Topics for a visit',
    homeMeasurement: 'Measurements at home',
  },
  laws: {
    medical:
      'This is part of the file of a treatment (BW 7:455). It may be erased, unless it is of considerable importance to another, or a law keeps it.',
    recall:
      'This may be erased too (BW 7:455). But by the batch number we find people when a vaccine is recalled, and without this line we do not know which dose is next. Tell that first.',
    'own-words': 'The family told this itself (AVG 17). It may be erased, also when it was talked about already.',
  },
  item: (number) => `milestone ${number}`,
  ownQuestions: 'own questions',
}
