import type { MessagesLike } from '#platform/locale.ts'
import type { TieKind } from '../../rules/picture/family-picture.ts'
import type { nl } from './messages.nl.ts'

type Sex = 'female' | 'male' | 'unknown' | 'x'

const bySex = (sex: Sex, female: string, male: string, other: string): string => {
  if (sex === 'female') return female
  return sex === 'male' ? male : other
}

const siblings = (one: Sex, other: Sex, half: string): string => {
  if (one === 'female' && other === 'female') return `${half}sisters`
  if (one === 'male' && other === 'male') return `${half}brothers`
  const isKnown = [one, other].every((sex) => sex === 'female' || sex === 'male')
  return isKnown ? `${half}brother and ${half}sister` : `${half}brother or ${half}sister`
}

export const en: MessagesLike<typeof nl> = {
  genogram: 'Genogram',
  houses: 'Who lives where',
  nobody: 'There is nobody here yet.',
  asText: 'Show as text',
  signs: 'What do the signs mean?',
  secondHome: 'Drawn in dashes: lives here a part of the time.',
  beside: 'Around the family',
  counts: {
    child: { one: 'child', other: 'children' },
    adult: { one: 'adult', other: 'adults' },
    network: { one: 'person from the network', other: 'people from the network' },
    homes: { one: 'home', other: 'homes' },
  },
  countsIn: (people, homes) => (homes === null ? `${people}.` : `${people}, ${homes}.`),
  age: { one: 'year', other: 'years' },
  state: { living: '', deceased: 'has died', unborn: 'not born yet' },
  hasAuthority: (children) => `authority over ${children}`,
  hasGuardianship: (children) => `guardianship of ${children}`,
  livesIn: (name, homes) => `${name} lives here: ${homes}.`,
  sometimes: (place, when) => `${place} (${when})`,
  authorityShort: (children) => `authority: ${children}`,
  guardianshipShort: (children) => `guardianship: ${children}`,
  authority: (holders, children, isOne) => `${holders} ${isOne ? 'has' : 'have'} parental authority over ${children}.`,
  guardianship: (holders, children, isOne) => `${holders} ${isOne ? 'has' : 'have'} guardianship of ${children}.`,
  elder: (kind: TieKind, sex: Sex): string => {
    switch (kind) {
      case 'parent':
        return bySex(sex, 'mother', 'father', 'parent')
      case 'adoptive-parent':
        return bySex(sex, 'adoptive mother', 'adoptive father', 'adoptive parent')
      case 'foster-parent':
        return bySex(sex, 'foster mother', 'foster father', 'foster parent')
      case 'step-parent':
        return bySex(sex, 'stepmother', 'stepfather', 'step-parent')
      case 'grandparent':
        return bySex(sex, 'grandmother', 'grandfather', 'grandparent')
      case 'guardian':
        return 'guardian'
      case 'married':
      case 'partner':
      case 'former-partner':
        return 'partner'
      case 'sibling':
        return bySex(sex, 'sister', 'brother', 'brother or sister')
      case 'half-sibling':
        return bySex(sex, 'half-sister', 'half-brother', 'half-brother or half-sister')
      case 'network':
        return 'acquaintance'
    }
  },
  elderOf: (elder, word, younger, isPast) => `${elder} ${isPast ? 'was' : 'is'} the ${word} of ${younger}`,
  mutual: (kind, pair, one, other, isPast): string => {
    if (kind === 'married') return `${pair} ${isPast ? 'were' : 'are'} married`
    if (kind === 'partner') return `${pair} ${isPast ? 'were' : 'are'} partners`
    if (kind === 'former-partner') return `${pair} are no longer together`
    return `${pair} ${isPast ? 'were' : 'are'} ${siblings(one, other, kind === 'half-sibling' ? 'half-' : '')}`
  },
  network: (person, note, others) => (note === null ? `${person} is close to ${others}` : `${person}: ${note}, for ${others}`),
  networkShort: (note, others) => (note === null ? `for ${others}` : `${note}, for ${others}`),
  noted: (sentence, note) => `${sentence} (${note})`,
  table: {
    caption: 'The people',
    name: 'Name',
    age: 'Age',
    home: 'Lives in',
    about: 'Who it is about',
    nothing: '–',
    homes: 'Who lives where',
    ties: 'Who belongs to whom',
    authority: 'Who has authority',
  },
  legend: {
    male: 'man or boy',
    female: 'woman or girl',
    other: 'other, or not known',
    unborn: 'not born yet',
    deceased: 'has died',
    subject: 'who it is about',
    authority: 'has parental authority or guardianship; the words say over whom',
    home: 'live in one home',
    ties: {
      parent: 'parent and child',
      'adoptive-parent': 'adoptive parent and child',
      'foster-parent': 'foster parent and child',
      'step-parent': 'step-parent and child',
      grandparent: 'grandparent and grandchild',
      guardian: 'guardian and child',
      married: 'married',
      partner: 'partners',
      'former-partner': 'no longer together',
      sibling: 'brothers and sisters',
      'half-sibling': 'half-brothers and half-sisters',
      network: 'network',
    },
  },
}
