import type { MessagesLike } from '#platform/i18n.ts'
import type { QuestionId, Theme } from '../../rules/collective/questions.ts'
import type { nl } from './messages.nl.ts'

type Told = { readonly name: string; readonly yes: string; readonly means: string; readonly source: string }

const doses = 'Vaccinations in the record, also those given elsewhere.'
const jab = (name: string, age: number, least: string): Told => ({
  name: `${name}, ${age} years`,
  yes: 'has the vaccination',
  means: `Children who turned ${age} in this year and had ${name} ${least} before that birthday, of all children of that year of birth who live here.`,
  source: doses,
})
const body = (age: number): Readonly<Record<'measured' | 'overweight' | 'thin', Told>> => ({
  measured: {
    name: `Measured, ${age} years`,
    yes: 'was measured',
    means: `Children who turned ${age} in this year and whose height and weight were measured after their birthday of ${age - 2}.`,
    source: 'Measurements in the record.',
  },
  overweight: {
    name: `Overweight or obesity, ${age} years`,
    yes: 'has overweight or obesity',
    means:
      'Of the measured children: those whose BMI at the last measurement is at or above the limit of overweight. The limit depends on age and sex.',
    source: 'Measurements in the record; international limits, or those for Hindustani children.',
  },
  thin: {
    name: `Underweight, ${age} years`,
    yes: 'has underweight',
    means: 'Of the measured children without overweight: those whose BMI at the last measurement is below the limit of underweight.',
    source: 'Measurements in the record; international limits, or those for Hindustani children.',
  },
})
const reached = (moment: string, age: number): Told => ({
  name: `Contact moment ${moment}`,
  yes: 'was seen',
  means: `Children who turned ${age} in this year and whose contact moment of ${moment} took place, of all children of that year of birth who live here.`,
  source: 'Contact moments in the record.',
})
const screened = (what: string): Told => ({
  name: `${what} examined, 6 years`,
  yes: 'was examined',
  means: `Children who turned 6 in this year and of whom there is a result after their fourth birthday (${what.toLowerCase()}).`,
  source: 'Screenings in the record.',
})
const again = (what: string): Told => ({
  name: `${what} not sufficient, 6 years`,
  yes: 'was not sufficient',
  means: 'Of the examined children: those whose last result was insufficient or doubtful.',
  source: 'Screenings in the record.',
})
const [six, eleven, fifteen] = [body(6), body(11), body(15)]

const questions: Readonly<Record<QuestionId, Told>> = {
  'hex-2': jab('DTaP-IPV-Hib-HepB', 2, 'three times'),
  'pneu-2': jab('Pneumococcal', 2, 'three times'),
  'bmr-2': jab('MMR', 2, 'once'),
  'menacwy-2': jab('MenACWY', 2, 'once'),
  'dktp-6': jab('DTaP-IPV (booster)', 6, 'once'),
  'bmr-11': jab('MMR', 11, 'twice'),
  'hpv-11': jab('HPV', 11, 'twice'),
  'menacwy-15': {
    ...jab('MenACWY', 15, 'once'),
    means:
      'Children who turned 15 in this year and had MenACWY between their birthdays of 13 and 15, of all children of that year of birth who live here.',
  },
  ...{ 'measured-6': six.measured, 'overweight-6': six.overweight, 'thin-6': six.thin },
  ...{ 'measured-11': eleven.measured, 'overweight-11': eleven.overweight, 'thin-11': eleven.thin },
  ...{ 'measured-15': fifteen.measured, 'overweight-15': fifteen.overweight, 'thin-15': fifteen.thin },
  'reach-14m': reached('14 months', 2),
  'reach-5y': reached('5 years', 6),
  'reach-10y': reached('10 years', 11),
  'reach-13-14y': reached('13 to 14 years', 15),
  'acuity-6': screened('Sight'),
  'acuity-again-6': again('Sight'),
  'hearing-6': screened('Hearing'),
  'hearing-again-6': again('Hearing'),
  'late-follow-up': {
    name: 'Followed up late or not at all',
    yes: 'was followed up late or not at all',
    means:
      'Children of whom a signal, a referral or a missed contact had to be followed up in this year: for how many that was late or did not happen yet.',
    source: 'Signals, referrals and missed contacts in the record.',
  },
}

const themes: Readonly<Record<Theme, string>> = {
  vaccination: 'Vaccinations',
  growth: 'Growth',
  reach: 'Reach',
  screening: 'Screening',
  followUp: 'Follow-up',
}

export const en: MessagesLike<typeof nl> = {
  title: (year) => `Figures of ${year}`,
  plainTitle: 'Figures',
  lead: (day) => `Counted on ${day}. No figure is about fewer than 5 children.`,
  invented: 'These figures are invented, for the demonstration.',
  themesLabel: 'Subject',
  yearsLabel: 'Year',
  themes,
  questions,
  whole: 'The whole area',
  wholeText: 'Choose a line to see how it is by postal code.',
  what: 'What',
  born: 'Born in',
  allAges: 'all ages',
  share: 'Share',
  children: 'Children',
  of: (yes, of) => `${yes} of ${of}`,
  percent: (number) => `${number}%`,
  tooFew: 'fewer than 5',
  area: 'Area',
  all: 'All together',
  perArea: (name) => `${name}: by area`,
  district: (digits) => `${digits}x`,
  unknown: 'no postal code',
  together: (names) => `${names} together`,
  and: 'and',
  notApart: 'Not by area',
  notApartText: 'groups too small',
  means: 'What is counted?',
  source: 'Where does it come from?',
  counted: (day, edition) => `Counted on ${day}, with the questions of version ${edition}.`,
  why: 'What is hidden, and why?',
  whyText: [
    'A figure is only there when at least 5 children have the answer and at least 5 do not. Otherwise somebody might guess which child it is about.',
    'An area that is too small is counted together with the one beside it. That one may be large enough: it does not stand alone either. Otherwise you could work out the small one by subtracting.',
    'A year is counted once and does not change afterwards. So who is vaccinated later or moves cannot be found by comparing two days.',
    'Children with a secret address or without one are counted under ‘no postal code’.',
  ],
  download: 'Save as a file',
  file: (year) => `figures-${year}`,
  columns: ['year', 'subject', 'question', 'born', 'kind of area', 'area', 'yes', 'children', 'percent'],
  levels: { all: 'all', district: 'three digits', postcode: 'postal code', together: 'together' },
  none: 'There are no figures yet',
  noneText: 'From 1 February on the system counts the year before, at night. The next day the figures are here.',
}
