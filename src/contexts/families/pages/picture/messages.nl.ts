/** Words of the pictures of a family. Dutch is the type of all other languages. Names come in already isolated from their surroundings. */
import type { TieKind } from '../../rules/picture/family-picture.ts'

type Sex = 'female' | 'male' | 'unknown' | 'x'

const bySex = (sex: Sex, female: string, male: string, other: string): string => {
  if (sex === 'female') return female
  return sex === 'male' ? male : other
}

const siblings = (one: Sex, other: Sex, half: string): string => {
  if (one === 'female' && other === 'female') return `${half}zussen`
  if (one === 'male' && other === 'male') return `${half}broers`
  const isKnown = [one, other].every((sex) => sex === 'female' || sex === 'male')
  return isKnown ? `${half}broer en ${half}zus` : `${half}broer of ${half}zus`
}

export const nl = {
  genogram: 'Genogram',
  houses: 'Wie woont waar',
  nobody: 'Hier staat nog niemand.',
  asText: 'Toon als tekst',
  signs: 'Wat betekenen de tekens?',
  secondHome: 'Gestippeld: woont hier een deel van de tijd.',
  beside: 'Om het gezin heen',
  counts: {
    child: { one: 'kind', other: 'kinderen' },
    adult: { one: 'volwassene', other: 'volwassenen' },
    network: { one: 'persoon uit het netwerk', other: 'personen uit het netwerk' },
    homes: { one: 'huis', other: 'huizen' },
  },
  countsIn: (people: string, homes: string | null) => (homes === null ? `${people}.` : `${people}, ${homes}.`),
  age: { one: 'jaar', other: 'jaar' },
  state: { living: '', deceased: 'overleden', unborn: 'nog niet geboren' },
  hasAuthority: (children: string) => `gezag over ${children}`,
  hasGuardianship: (children: string) => `voogdij over ${children}`,
  livesIn: (name: string, homes: string) => `${name} woont hier: ${homes}.`,
  sometimes: (place: string, when: string) => `${place} (${when})`,
  authorityShort: (children: string) => `gezag: ${children}`,
  guardianshipShort: (children: string) => `voogdij: ${children}`,
  authority: (holders: string, children: string, isOne: boolean) => `${holders} ${isOne ? 'heeft' : 'hebben'} gezag over ${children}.`,
  guardianship: (holders: string, children: string, isOne: boolean) =>
    `${holders} ${isOne ? 'heeft' : 'hebben'} de voogdij over ${children}.`,
  elder: (kind: TieKind, sex: Sex): string => {
    switch (kind) {
      case 'parent':
        return bySex(sex, 'moeder', 'vader', 'ouder')
      case 'adoptive-parent':
        return bySex(sex, 'adoptiemoeder', 'adoptievader', 'adoptieouder')
      case 'foster-parent':
        return bySex(sex, 'pleegmoeder', 'pleegvader', 'pleegouder')
      case 'step-parent':
        return bySex(sex, 'stiefmoeder', 'stiefvader', 'stiefouder')
      case 'grandparent':
        return bySex(sex, 'oma', 'opa', 'grootouder')
      case 'guardian':
        return 'voogd'
      case 'married':
      case 'partner':
      case 'former-partner':
        return 'partner'
      case 'sibling':
        return bySex(sex, 'zus', 'broer', 'broer of zus')
      case 'half-sibling':
        return bySex(sex, 'halfzus', 'halfbroer', 'halfbroer of halfzus')
      case 'network':
        return 'bekende'
    }
  },
  elderOf: (elder: string, word: string, younger: string, isPast: boolean) => `${elder} ${isPast ? 'was' : 'is'} ${word} van ${younger}`,
  mutual: (kind: TieKind, pair: string, one: Sex, other: Sex, isPast: boolean): string => {
    if (kind === 'married') return `${pair} ${isPast ? 'waren' : 'zijn'} getrouwd`
    if (kind === 'partner') return `${pair} ${isPast ? 'waren' : 'zijn'} partners`
    if (kind === 'former-partner') return `${pair} zijn uit elkaar`
    return `${pair} ${isPast ? 'waren' : 'zijn'} ${siblings(one, other, kind === 'half-sibling' ? 'half' : '')}`
  },
  network: (person: string, note: string | null, others: string) =>
    note === null ? `${person} hoort bij ${others}` : `${person}: ${note}, bij ${others}`,
  networkShort: (note: string | null, others: string) => (note === null ? `bij ${others}` : `${note}, bij ${others}`),
  noted: (sentence: string, note: string) => `${sentence} (${note})`,
  table: {
    caption: 'De mensen',
    name: 'Naam',
    age: 'Leeftijd',
    home: 'Woont in',
    about: 'Om wie het gaat',
    nothing: '–',
    homes: 'Wie woont waar',
    ties: 'Wie hoort bij wie',
    authority: 'Wie heeft gezag',
  },
  legend: {
    male: 'man of jongen',
    female: 'vrouw of meisje',
    other: 'anders, of niet bekend',
    unborn: 'nog niet geboren',
    deceased: 'overleden',
    subject: 'om wie het gaat',
    authority: 'heeft gezag of voogdij; over wie staat erbij',
    home: 'wonen in één huis',
    ties: {
      parent: 'ouder en kind',
      'adoptive-parent': 'adoptieouder en kind',
      'foster-parent': 'pleegouder en kind',
      'step-parent': 'stiefouder en kind',
      grandparent: 'grootouder en kleinkind',
      guardian: 'voogd en kind',
      married: 'getrouwd',
      partner: 'partners',
      'former-partner': 'uit elkaar',
      sibling: 'broers en zussen',
      'half-sibling': 'halfbroers en halfzussen',
      network: 'netwerk',
    },
  },
}
