/** What the invented families say to help that is proposed: yes by all, one who has not answered, parents who disagree, a child who does, and an exception (PR-05, PR-08). */
import type { Kind } from './kinds.ts'

export type Answers = {
  readonly of: string
  readonly help: 'youthHelp' | 'support'
  readonly about: string
  readonly said: readonly { readonly key: string; readonly decision: 'yes' | 'no'; readonly words: string }[]
  readonly exception?: string
}

const talks = 'Zes gesprekken om beter te leren omgaan met de scheiding, samen met de gedragswetenschapper.'

export const answersOf: Partial<Readonly<Record<Kind, Answers>>> = {
  blended: {
    ...{ of: 'child1', help: 'youthHelp', about: 'Gesprekken over wennen in twee huizen.' },
    said: [
      { key: 'mother', decision: 'yes', words: '' },
      { key: 'father', decision: 'yes', words: '' },
    ],
  },
  'two-homes': {
    ...{ of: 'child1', help: 'support', about: 'Samen afspraken maken over halen en brengen.' },
    said: [{ key: 'mother', decision: 'yes', words: 'Liefst voor de vakantie.' }],
  },
  'parents-disagree': {
    ...{ of: 'child1', help: 'youthHelp', about: talks },
    said: [
      { key: 'mother', decision: 'yes', words: 'Er moet nu iets gebeuren.' },
      { key: 'father', decision: 'no', words: 'Ik wil eerst met school praten.' },
    ],
  },
  'child-disagrees': {
    ...{ of: 'child1', help: 'youthHelp', about: 'Gesprekken over niet meer naar school durven.' },
    said: [
      { key: 'mother', decision: 'yes', words: '' },
      { key: 'father', decision: 'yes', words: '' },
      { key: 'child1', decision: 'no', words: 'Ik wil niet met iemand praten die ik niet ken.' },
    ],
  },
  'exception-serious-harm': {
    ...{ of: 'child1', help: 'youthHelp', about: 'Gesprekken omdat het thuis niet veilig voelt.' },
    said: [
      { key: 'child1', decision: 'yes', words: 'Ik wil dit echt.' },
      { key: 'mother', decision: 'yes', words: '' },
      { key: 'father', decision: 'no', words: 'Er is niets aan de hand.' },
    ],
    exception: 'Wachten is schadelijk: het kind slaapt niet en durft niet naar huis. Besproken met de jeugdarts.',
  },
}
