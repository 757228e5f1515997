/** Words of the figures about groups. Dutch is the type of all other languages. */
import type { QuestionId, Theme } from '../../rules/collective/questions.ts'

type Told = { readonly name: string; readonly yes: string; readonly means: string; readonly source: string }

const doses = 'Inentingen in het dossier, ook die elders zijn gegeven.'
const jab = (name: string, age: number, least: string): Told => ({
  name: `${name}, ${age} jaar`,
  yes: 'heeft de inenting',
  means: `Kinderen die in dit jaar ${age} werden en voor die verjaardag ${least} ${name} hadden, van alle kinderen van dat geboortejaar die hier wonen.`,
  source: doses,
})
const body = (age: number): Readonly<Record<'measured' | 'overweight' | 'thin', Told>> => ({
  measured: {
    name: `Gemeten, ${age} jaar`,
    yes: 'is gemeten',
    means: `Kinderen die in dit jaar ${age} werden en van wie lengte en gewicht zijn gemeten na hun ${age - 2}e verjaardag.`,
    source: 'Metingen in het dossier.',
  },
  overweight: {
    name: `Overgewicht of obesitas, ${age} jaar`,
    yes: 'heeft overgewicht of obesitas',
    means:
      'Van de gemeten kinderen: zij van wie de BMI bij de laatste meting op of boven de grens voor overgewicht ligt. De grens hangt af van leeftijd en geslacht.',
    source: 'Metingen in het dossier; internationale grenzen, of die voor Hindostaanse kinderen.',
  },
  thin: {
    name: `Ondergewicht, ${age} jaar`,
    yes: 'heeft ondergewicht',
    means: 'Van de gemeten kinderen zonder overgewicht: zij van wie de BMI bij de laatste meting onder de grens voor ondergewicht ligt.',
    source: 'Metingen in het dossier; internationale grenzen, of die voor Hindostaanse kinderen.',
  },
})
const reached = (moment: string, age: number): Told => ({
  name: `Contactmoment ${moment}`,
  yes: 'is gezien',
  means: `Kinderen die in dit jaar ${age} werden en bij wie het contactmoment ${moment} is geweest, van alle kinderen van dat geboortejaar die hier wonen.`,
  source: 'Contactmomenten in het dossier.',
})
const screened = (what: string): Told => ({
  name: `${what} onderzocht, 6 jaar`,
  yes: 'is onderzocht',
  means: `Kinderen die in dit jaar 6 werden en van wie er na hun 4e verjaardag een uitslag is (${what.toLowerCase()}).`,
  source: 'Screeningen in het dossier.',
})
const again = (what: string): Told => ({
  name: `${what} niet voldoende, 6 jaar`,
  yes: 'had geen voldoende',
  means: 'Van de onderzochte kinderen: zij bij wie de laatste uitslag onvoldoende of twijfelachtig was.',
  source: 'Screeningen in het dossier.',
})
const [six, eleven, fifteen] = [body(6), body(11), body(15)]

const questions: Readonly<Record<QuestionId, Told>> = {
  'hex-2': jab('DKTP-Hib-HepB', 2, 'drie keer'),
  'pneu-2': jab('Pneumokokken', 2, 'drie keer'),
  'bmr-2': jab('BMR', 2, 'een keer'),
  'menacwy-2': jab('MenACWY', 2, 'een keer'),
  'dktp-6': jab('DKTP (herhaling)', 6, 'een keer'),
  'bmr-11': jab('BMR', 11, 'twee keer'),
  'hpv-11': jab('HPV', 11, 'twee keer'),
  'menacwy-15': {
    ...jab('MenACWY', 15, 'een keer'),
    means:
      'Kinderen die in dit jaar 15 werden en tussen hun 13e en 15e verjaardag MenACWY hadden, van alle kinderen van dat geboortejaar die hier wonen.',
  },
  ...{ 'measured-6': six.measured, 'overweight-6': six.overweight, 'thin-6': six.thin },
  ...{ 'measured-11': eleven.measured, 'overweight-11': eleven.overweight, 'thin-11': eleven.thin },
  ...{ 'measured-15': fifteen.measured, 'overweight-15': fifteen.overweight, 'thin-15': fifteen.thin },
  'reach-14m': reached('14 maanden', 2),
  'reach-5y': reached('5 jaar', 6),
  'reach-10y': reached('10 jaar', 11),
  'reach-13-14y': reached('13 tot 14 jaar', 15),
  'acuity-6': screened('Zien'),
  'acuity-again-6': again('Zien'),
  'hearing-6': screened('Horen'),
  'hearing-again-6': again('Horen'),
  'late-follow-up': {
    name: 'Te laat of niet opgevolgd',
    yes: 'is te laat of niet opgevolgd',
    means:
      'Kinderen bij wie in dit jaar een signaal, een verwijzing of een gemist contact moest worden opgevolgd: bij hoeveel dat te laat of nog niet gebeurde.',
    source: 'Signalen, verwijzingen en gemiste contacten in het dossier.',
  },
}

const themes: Readonly<Record<Theme, string>> = {
  vaccination: 'Inentingen',
  growth: 'Groei',
  reach: 'Bereik',
  screening: 'Screening',
  followUp: 'Opvolging',
}

export const nl = {
  title: (year: string) => `Cijfers over ${year}`,
  plainTitle: 'Cijfers',
  lead: (day: string) => `Geteld op ${day}. Geen cijfer gaat over minder dan 5 kinderen.`,
  invented: 'Deze cijfers zijn verzonnen, voor de demonstratie.',
  themesLabel: 'Onderwerp',
  yearsLabel: 'Jaar',
  themes,
  questions,
  whole: 'Het hele gebied',
  wholeText: 'Kies een regel om te zien hoe het per postcode is.',
  what: 'Wat',
  born: 'Geboren in',
  allAges: 'alle leeftijden',
  share: 'Deel',
  children: 'Kinderen',
  of: (yes: string, of: string) => `${yes} van ${of}`,
  percent: (number: string) => `${number} %`,
  tooFew: 'minder dan 5',
  area: 'Gebied',
  all: 'Alles samen',
  perArea: (name: string) => `${name}: per gebied`,
  district: (digits: string) => `${digits}x`,
  unknown: 'geen postcode',
  together: (names: string) => `${names} samen`,
  and: 'en',
  notApart: 'Niet per gebied',
  notApartText: 'te kleine groepen',
  means: 'Wat telt mee?',
  source: 'Waar komt het vandaan?',
  counted: (day: string, edition: string) => `Geteld op ${day}, met de vragen van versie ${edition}.`,
  why: 'Wat is verborgen, en waarom?',
  whyText: [
    'Een cijfer staat er alleen als minstens 5 kinderen het antwoord wel hebben en minstens 5 niet. Anders kan iemand raden om welk kind het gaat.',
    'Een gebied dat te klein is, telt samen met het gebied ernaast. Dat gebied kan groot genoeg zijn: ook dat staat dan niet apart. Anders kun je het kleine uitrekenen met een min-som.',
    'Een jaar wordt een keer geteld en verandert daarna niet meer. Wie later wordt ingeënt of verhuist, is zo niet te vinden door twee dagen te vergelijken.',
    'Kinderen met een geheim adres of zonder adres tellen mee bij ‘geen postcode’.',
  ],
  download: 'Bewaar als bestand',
  file: (year: string) => `cijfers-${year}`,
  columns: ['jaar', 'onderwerp', 'vraag', 'geboren', 'soort gebied', 'gebied', 'wel', 'kinderen', 'procent'],
  levels: { all: 'alles', district: 'drie cijfers', postcode: 'postcode', together: 'samen' },
  none: 'Er zijn nog geen cijfers',
  noneText: 'Vanaf 1 februari telt het systeem in de nacht het jaar ervoor. De volgende dag staan de cijfers hier.',
}
