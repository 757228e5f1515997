/** ASQ-3: thirty questions, six in each of five domains. Scoring only. Owner: Paul H. Brookes. */
import type { InstrumentDefinition } from './definition.ts'

const domain = (id: string, first: number): { id: string; items: number[]; reversed: never[]; bdsElement: null } => ({
  id,
  items: [0, 1, 2, 3, 4, 5].map((place) => first + place),
  reversed: [],
  bdsElement: null,
})

export const asq3: InstrumentDefinition = {
  id: 'asq-3',
  version: 'asq-3-1',
  title: { nl: 'Ages and Stages Questionnaires, derde uitgave', en: 'Ages and Stages Questionnaires, third edition' },
  ages: { nl: '1-66 maanden, 21 leeftijdsgroepen', en: '1-66 months, 21 intervals' },
  informants: ['parent'],
  bdsCodes: ['01'],
  owner: { nl: 'Paul H. Brookes', en: 'Paul H. Brookes' },
  scoring: {
    // plain: yes 2, sometimes 1, not yet 0.
    codings: { plain: { 0: 0, 1: 5, 2: 10 }, points: { 0: 0, 5: 5, 10: 10 } },
    highest: 10,
    scales: [
      domain('communication', 1),
      domain('gross-motor', 7),
      domain('fine-motor', 13),
      domain('problem-solving', 19),
      domain('personal-social', 25),
    ],
    composites: [],
    leastAnswered: {
      value: null,
      confirmed: false,
      note: {
        nl: 'per domein mogen hoogstens twee overgeslagen vragen worden aangevuld; de precieze regel is niet gevonden',
        en: 'at most two omitted questions per domain may be made up; the exact rule was not found',
      },
    },
    rounding: {
      value: 'none',
      confirmed: false,
      note: {
        nl: 'afronden volgt uit de regel voor overgeslagen vragen, die niet is gevonden',
        en: 'rounding follows from the rule for omitted questions, which was not found',
      },
    },
    impact: null,
  },
  conclusions: null,
  remarks: [
    {
      nl: 'Elke leeftijdsgroep heeft eigen grenzen, die tussen twee groepen ook lager kunnen worden; een organisatie met licentie laadt ze (gemiddelde en standaardafwijking).',
      en: 'Each interval has its own cut-offs, which may drop between neighbouring intervals; a licensed centre loads them (mean and standard deviation).',
    },
    { nl: 'Nederlandse normen: niet gevonden.', en: 'Dutch norms: not found.' },
  ],
  sources: ['http://support.agesandstages.com/kb/tag/295/', 'https://support.agesandstages.com/kb/tag/176/'],
}

export type Zone = 'typical' | 'monitoring' | 'referral'

/** Mean and standard deviation of a domain in one interval, as the owner publishes them. */
export type DomainNorm = { readonly mean: number; readonly sd: number }

/** Referral zone: below mean - 2 SD. Monitoring zone: from there to mean - 1 SD. */
export function asqZone(score: number, { mean, sd }: DomainNorm): Zone {
  if (score < mean - 2 * sd) return 'referral'
  return score < mean - sd ? 'monitoring' : 'typical'
}
