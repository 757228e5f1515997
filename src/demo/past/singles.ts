/** Invented questions that come a few times in half a year: in other languages, from who works with children, about danger, and letters without sense. */
import type { Topic } from '#contexts/advice/deeds.ts'
import type { Discipline } from '../case.ts'

export type Single = {
  readonly audience: 'parents' | 'youngPeople' | 'workers'
  readonly age: number | null
  readonly language: string
  readonly text: string
  readonly by: Discipline
  readonly answer: string
  readonly topic: Topic
}

const english = (text: string, answer: string, topic: Topic, age: number): Single => ({
  ...{ audience: 'parents', age, language: 'en', text, answer, topic, by: 'youthNurse' },
})
const foreign = (language: string, text: string, topic: Topic, age: number): Single => ({
  ...{ audience: 'parents', age, language, text, topic, by: 'frontDeskWorker' },
  answer:
    'Thank you for your question. We will call an interpreter, so that you can talk with us in your own language. You can walk in on working days, or ask for an appointment here.',
})
const fromWork = (age: number, text: string, answer: string): Single => ({
  ...{ audience: 'workers', age, language: 'nl', text, answer, topic: 'concerns', by: 'socialWorker' },
})

export const otherLanguages: readonly [Single, ...Single[]] = [
  english(
    'We just moved here. When does our son get his next vaccination?',
    'Welcome! You will get a letter at home. You can also check the schedule in our calculator. Please bring the papers from your country.',
    'development',
    4,
  ),
  english(
    'My daughter does not sleep since the baby came.',
    'That is a big change for her. Give her ten minutes a day with only you, and let her help. It usually settles in a few weeks.',
    'behaviour',
    3,
  ),
  english(
    'Is there a playgroup where children learn Dutch?',
    'Yes, there is. Walk in on a working day and we will help you to sign up.',
    'parenting',
    2,
  ),
  foreign('tr', 'Oğlum okula gitmek istemiyor. Ne yapabilirim?', 'emotions', 7),
  foreign('pl', 'Moja córka mówi mało po niderlandzku. Czy to problem?', 'development', 4),
  foreign('ar', 'ابني لا ينام جيدا في الليل. ماذا أفعل؟', 'behaviour', 2),
  foreign('uk', 'Де я можу знайти школу для мого сина?', 'parenting', 9),
]

export const fromWorkers: readonly [Single, ...Single[]] = [
  fromWork(
    8,
    'Een leerling komt vaak zonder eten op school. De ouders reageren niet op berichten.',
    'Dank dat je oplet. Nodig de ouders uit zonder verwijt en vraag wat helpt. Lukt dat niet, bel ons, dan gaan we samen het gesprek aan.',
  ),
  fromWork(
    12,
    'Op de sportclub trekt een meisje zich de laatste weken terug.',
    'Zeg wat je ziet en vraag hoe het gaat, op een rustig moment. Je hoeft niets op te lossen. Daarna denken we graag met je mee.',
  ),
  fromWork(
    3,
    'Een peuter op onze groep speelt nooit met andere kinderen. Hoe begin ik daarover met de ouders?',
    'Begin met wat goed gaat. Beschrijf dan één moment dat je zag en vraag of zij dat herkennen. Laat een oordeel weg. Wij kunnen een keer komen kijken, als de ouders dat goed vinden.',
  ),
]

/** Each holds words of danger; an answer comes within half an hour. */
export const aboutDanger: readonly [Single, ...Single[]] = [
  {
    ...{ audience: 'youngPeople', age: 15, language: 'nl', topic: 'concerns', by: 'behaviouralScientist' },
    text: 'Ik wil niet meer leven. Niemand merkt het.',
    answer:
      'Ik lees wat je schrijft en ik ben er. Ben je nu veilig? Bel 113, dat kan dag en nacht, of bel ons. Je hoeft niets uit te leggen.',
  },
  {
    ...{ audience: 'youngPeople', age: 13, language: 'nl', topic: 'concerns', by: 'socialWorker' },
    text: 'Mijn stiefvader slaat mij. Ik durf niet naar huis.',
    answer:
      'Wat erg, en wat dapper dat je het zegt. Dit is niet jouw schuld. Waar ben je nu? Bel ons of Veilig Thuis, dan zorgen we dat je vanavond veilig bent.',
  },
  {
    ...{ audience: 'parents', age: 16, language: 'nl', topic: 'concerns', by: 'behaviouralScientist' },
    text: 'Mijn dochter snijdt zichzelf. Ik zag het gisteren.',
    answer:
      'Wat schrikken. Blijf rustig en dichtbij, en zeg dat je blij bent dat je het weet. Bel vandaag de huisarts. Ik denk met je mee over wat je tegen haar zegt.',
  },
]

/** One text that is sent again and again: it stands behind its first in the inbox. */
export const sameAgain = 'Gratis workshop voor scholen! Klik snel en win een tablet voor de hele klas.'

/** Nobody saw it in time: three opening days old, and late. */
export const overlooked =
  'Ik heb een vraag over de zindelijkheid van mijn tweeling van 3. De ene is het al, de andere wil niet. Hoe pak ik dit aan?'

/** What editors may learn from: searched for in vain. With how many different people. */
export const searchedInVain: readonly (readonly [words: string, language: 'nl' | 'en', people: number])[] = [
  ['hoogsensitief', 'nl', 9],
  ['hoogbegaafd', 'nl', 6],
  ['hooikoorts', 'nl', 5],
  ['trampoline', 'nl', 3],
  ['schoolkamp', 'nl', 2],
]
