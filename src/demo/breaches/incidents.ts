/** Three invented incidents: one that is over, one whose clock runs, one that was just told. Nobody in them exists. */
import type { BreachFacts } from '#contexts/access/deeds.ts'
import type { Discipline } from '../case.ts'

export type Incident = {
  readonly id: string
  readonly by: Discipline
  readonly what: string
  readonly discoveredHoursAgo: number
  readonly toldHoursAgo: number
  /** How far it has come. */
  readonly until: 'told' | 'assessed' | 'closed'
  readonly facts: Omit<BreachFacts, 'what'> | null
}

export const incidents: readonly Incident[] = [
  {
    ...{
      id: '01930000-0000-7000-8000-00000000b001',
      by: 'frontDeskWorker',
      discoveredHoursAgo: 24 * 19,
      toldHoursAgo: 24 * 19 - 1,
      until: 'closed',
    },
    what: 'Een uitnodiging voor het consultatiebureau ging naar het oude adres. De nieuwe bewoner maakte de brief open en belde ons.',
    facts: {
      ...{ cause: 'wrong-recipient', natures: ['confidentiality'], dataKinds: ['names', 'contact'], personKinds: ['children', 'parents'] },
      ...{ persons: { least: 3, most: 3 }, risk: 'risk' },
      consequences: 'Iemand anders kent nu de namen in het gezin en weet dat zij bij ons komen.',
      measures: 'De brief is teruggehaald. Adressen kijken wij voortaan na op de dag van versturen.',
    },
  },
  {
    ...{ id: '01930000-0000-7000-8000-00000000b002', by: 'youthNurse', discoveredHoursAgo: 31, toldHoursAgo: 30, until: 'assessed' },
    what: 'Na een huisbezoek was mijn tas weg, met een papieren groeiboekje en aantekeningen van twee gesprekken.',
    facts: {
      ...{
        cause: 'lost-or-stolen',
        natures: ['confidentiality', 'availability'],
        dataKinds: ['names', 'health', 'family'],
        personKinds: ['children', 'parents'],
      },
      ...{ persons: { least: 2, most: 6 }, risk: 'high' },
      consequences: 'Wie de tas vindt, kan lezen hoe het met de kinderen gaat.',
      measures: 'Aangifte is gedaan. Wij zoeken uit om welke gezinnen het gaat.',
    },
  },
  {
    ...{
      id: '01930000-0000-7000-8000-00000000b003',
      by: 'socialWorker',
      discoveredHoursAgo: 4,
      toldHoursAgo: 3,
      until: 'told',
      facts: null,
    },
    what: 'Ik mailde een verslag en zag daarna dat het adres niet klopte. De mail kwam niet terug.',
  },
]
