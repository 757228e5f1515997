/** Invents one conversation of a day that many opening days ago: what was asked, and what has become of it by now. */
import type { Seeded } from '../seeded.ts'
import {
  answer,
  close,
  days,
  draft,
  end,
  erase,
  evening,
  handOver,
  invite,
  layDown,
  note,
  rate,
  reply,
  take,
  wish,
  type Case,
  type Discipline,
  type Step,
} from '../case.ts'
import type { Topic } from '#contexts/advice/deeds.ts'
import { aboutDanger, fromWorkers, otherLanguages, type Single } from './singles.ts'
import type { Theme } from './theme.ts'
import { parentThemes } from './themes-parents.ts'
import { youngThemes } from './themes-young.ts'

type When = 'day' | 'evening' | 'weekend'

/** What somebody asks, and how the team would answer. */
type Asked = {
  readonly case: Pick<Case, 'audience' | 'age' | 'language' | 'text'>
  readonly by: Discipline
  readonly to: Discipline
  readonly topic: Topic
  readonly answer: string
  readonly articles: readonly string[]
  readonly reply: string
  readonly isDanger: boolean
}

/** `turn` counts the questions of a centre: themes and their first sentences come round in turn, so that neighbours differ. */
export function invent(ago: number, when: When, turn: number, chance: Seeded): Case {
  const asked = whatIsAsked(turn, chance)
  // Danger is answered within half an hour, so it was written while the centre was open.
  const written = asked.isDanger
    ? {}
    : when === 'evening'
      ? { evening: true as const }
      : when === 'weekend'
        ? { weekend: true as const }
        : {}
  const channel = asked.isDanger || when !== 'day' ? 'page' : channelOf(chance)
  const steps = asked.isDanger ? afterDanger(ago, asked, chance) : whatBecameOfIt(ago, when, asked, channel, chance)
  return {
    ...asked.case,
    ...{ asked: { day: ago, ...written }, channel, notice: channel === 'page' && chance.next() < 0.3, shown: false, steps },
  }
}

function whatIsAsked(turn: number, chance: Seeded): Asked {
  const roll = chance.next()
  if (roll < 0.015) return single(chance.pick(aboutDanger), true)
  if (roll < 0.05) return single(chance.pick(fromWorkers), false)
  if (roll < 0.12) return single(chance.pick(otherLanguages), false)
  const themes = chance.next() < 0.66 ? parentThemes : youngThemes
  return fromTheme(themes[turn % themes.length] as Theme, Math.floor(turn / themes.length), chance)
}

function single(one: Single, isDanger: boolean): Asked {
  const { audience, age, language, text } = one
  const thanks = language === 'nl' ? 'Dank voor je antwoord.' : 'Thank you. We will come by.'
  return {
    case: { audience, age, language, text },
    ...{ by: one.by, to: 'socialWorker', topic: one.topic, answer: one.answer, articles: [], reply: thanks, isDanger },
  }
}

function fromTheme(theme: Theme, round: number, chance: Seeded): Asked {
  const [from, until] = theme.ages
  const age = from + Math.floor(chance.next() * (until - from + 1))
  const boy = chance.next() < 0.5
  const fill = (text: string): string =>
    text
      .replaceAll(
        '{kind}',
        age === 0 ? (boy ? 'zoontje van een paar maanden' : 'dochtertje van een paar maanden') : `${boy ? 'zoon' : 'dochter'} van ${age}`,
      )
      .replaceAll('{hij}', boy ? 'hij' : 'ze')
      .replaceAll('{Hij}', boy ? 'Hij' : 'Ze')
      .replaceAll('{hem}', boy ? 'hem' : 'haar')
      .replaceAll('{zijn}', boy ? 'zijn' : 'haar')
  const first = theme.situations[round % theme.situations.length] ?? theme.situations[0]
  return {
    case: { audience: theme.audience, age, language: 'nl', text: fill(`${first} ${chance.pick(theme.around)} ${chance.pick(theme.asks)}`) },
    ...{ by: theme.by, to: theme.to, topic: theme.topic, isDanger: false },
    ...{ answer: chance.pick(theme.answers), articles: [chance.pick(theme.articles)], reply: fill(chance.pick(theme.replies)) },
  }
}

function channelOf({ next }: Seeded): Case['channel'] {
  const roll = next()
  return roll < 0.76 ? 'page' : roll < 0.86 ? 'phone' : roll < 0.93 ? 'walk-in' : 'mail'
}

/** Danger is answered at once; afterwards a colleague writes down what was agreed. */
function afterDanger(ago: number, { by, answer: text, topic }: Asked, chance: Seeded): readonly Step[] {
  const now = [take(by), answer(by, text)]
  if (ago === 0) return chance.next() < 0.5 ? [] : now
  const later = [...now, evening, reply('Dank je. Ik heb gebeld. Morgen praat ik verder.')]
  return ago < 4
    ? later
    : [
        ...later,
        days(1),
        note(by, 'Gebeld en afspraken gemaakt. Veilig voor nu.'),
        answer(by, 'Goed dat je belde. Wij blijven bereikbaar.'),
        days(2),
        close(by, topic),
      ]
}

function whatBecameOfIt(ago: number, when: When, asked: Asked, channel: Case['channel'], chance: Seeded): readonly Step[] {
  const { by, to } = asked
  const roll = chance.next()
  // The latest days: what the team still has to do.
  if (ago === 0)
    return roll < 0.5 ? [] : roll < 0.65 ? [take(by)] : roll < 0.75 ? [take(by), draft(by, asked.answer)] : answered(asked, chance).steps
  if (ago === 1 && roll < 0.3) return []
  if (ago === 1 && roll < 0.4) return [days(1), handOver('frontDeskWorker', to, 'Dit past beter bij jou, denk ik.')]
  if (ago === 1 && roll < 0.5) return [days(1), take(by), note(by, 'Ik overleg dit vanmiddag nog even.')]
  if (ago === 2 && roll < 0.1) return [days(1), take(by), layDown(by)]
  if (ago === 3 && roll < 0.12) return []
  const wait = when === 'day' && chance.next() < 0.55 ? 0 : chance.next() < 0.8 || ago < 2 ? 1 : 2
  const { who, steps } = answered(asked, chance)
  return [...(wait === 0 ? [] : [days(wait)]), ...steps, ...afterwards(ago - wait, who, asked, channel, chance)]
}

function answered(
  { by, to, answer: text, articles }: Asked,
  chance: Seeded,
): { readonly who: Discipline; readonly steps: readonly Step[] } {
  const roll = chance.next()
  const written = (who: Discipline): Step => (roll > 0.92 ? invite : answer)(who, text, articles)
  if (roll < 0.08) return { who: to, steps: [handOver('frontDeskWorker', to, 'Graag jouw blik.'), take(to), written(to)] }
  if (roll < 0.16) return { who: by, steps: [take(by), note(by, 'Met de intervisiegroep besproken.'), written(by)] }
  return { who: by, steps: [take(by), written(by)] }
}

/** What the asker does with the answer, and how it ends; `left` days are there for it. Without a key (a mail) the asker does nothing. */
function afterwards(left: number, who: Discipline, asked: Asked, channel: Case['channel'], chance: Seeded): readonly Step[] {
  const { topic, answer: text } = asked
  const steps: Step[] = []
  let day = left
  const comesBack = channel !== 'mail' && day >= 1
  if (comesBack && chance.next() < 0.55) {
    steps.push(evening, rate(chance.next() < 0.7 ? 'yes' : chance.next() < 0.7 ? 'a-little' : 'no'))
    const roll = chance.next()
    if (roll < 0.09 && day >= 5) return [...steps, end]
    if (roll < 0.14 && day >= 5) return [...steps, erase]
    if (roll < 0.4) {
      steps.push(roll < 0.22 ? wish('Ik wil liever een keer komen praten. Woensdag of donderdag kan ik.') : reply(asked.reply))
      if (day < 2) return steps
      steps.push(days(1), roll < 0.22 ? invite(who, 'Dat kan. Kies hier een moment, dan zien we elkaar.') : answer(who, shorter(text)))
      day -= 1
    }
  }
  if (day < 6 || chance.next() < 0.2) return steps
  return [...steps, days(3 + Math.floor(chance.next() * 3)), close(who, topic)]
}

/** A second answer says less than the first. */
const shorter = (text: string): string => `Fijn om te horen. ${text.split('. ').slice(-1)[0] ?? ''}`.trim()
