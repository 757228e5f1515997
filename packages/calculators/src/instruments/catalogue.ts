/** The instruments of Dutch child health care, and what is known of their scoring. */
import type { Text } from '../core/text.ts'
import { asq3 } from './asq-3.ts'
import type { InstrumentDefinition, Norm } from './definition.ts'
import { sdq, sdqNorms } from './sdq.ts'

/** Instruments of which no rule of scoring was found: what the form gives is recorded as it is. */
type RecordedOnly = Pick<InstrumentDefinition, 'id' | 'title' | 'ages' | 'informants' | 'bdsCodes' | 'owner' | 'remarks' | 'sources'>

const recordedOnly = (about: RecordedOnly): InstrumentDefinition => ({
  ...about,
  version: `${about.id}-1`,
  scoring: null,
  conclusions: null,
  remarks: [...about.remarks, { nl: 'Scoren en grenzen: niet gevonden.', en: 'Scoring and cut-offs: not found.' }],
})

const name = (title: string): Text => ({ nl: title, en: title })
const NOT_FOUND: Text = { nl: 'niet gevonden', en: 'not found' }
const YEARS_0_4: Text = { nl: '0-4 jaar', en: '0-4 years' }
const NOT_CONFIRMED: Text = { nl: 'Leeftijd en invuller zijn niet bevestigd.', en: 'Age and informant are not confirmed.' }
/** Compares ASQ:SE, BITSEA, KIPPPI and SDQ at 0-4 years. */
const TNO_2011 = 'http://docplayer.nl/57203711-'
const BDS = 'https://github.com/Nictiz/HL7-mappings'

export const instruments: readonly InstrumentDefinition[] = [
  sdq,
  asq3,
  {
    id: 'spark',
    version: 'spark-1',
    title: name('SPARK18 / SPARK60'),
    ages: { nl: '18 maanden, 5 jaar', en: '18 months, 5 years' },
    informants: ['professional'],
    bdsCodes: ['07'],
    owner: name('SPARK-methode (GGD Zeeland)'),
    scoring: null,
    // BDS value list W0669, element 1495.
    conclusions: { 1: { nl: 'laag', en: 'low' }, 2: { nl: 'verhoogd', en: 'raised' }, 3: { nl: 'hoog', en: 'high' } },
    remarks: [
      {
        nl: 'Een gestructureerd gesprek over 16 onderwerpen; het risico volgt uit de criteria in het handboek, niet uit een som.',
        en: 'A structured talk over 16 domains; the overall risk follows from criteria in the handbook, not from a sum.',
      },
    ],
    sources: ['https://www.spark-methode.nl/project-details/?project_id=190', BDS],
  },
  recordedOnly({
    id: 'asq-se',
    title: name('ASQ:SE'),
    ages: YEARS_0_4,
    informants: ['parent'],
    bdsCodes: [],
    owner: name('Paul H. Brookes'),
    remarks: [{ nl: 'Een totaal.', en: 'A total.' }],
    sources: [TNO_2011],
  }),
  recordedOnly({
    id: 'bitsea',
    title: name('BITSEA'),
    ages: { nl: '1-3 jaar', en: '1-3 years' },
    informants: ['parent'],
    bdsCodes: ['02'],
    owner: { nl: 'rechthebbende in het buitenland', en: 'copyright holder abroad' },
    remarks: [{ nl: 'Een probleemscore en een competentiescore.', en: 'A problem score and a competence score.' }, NOT_CONFIRMED],
    sources: [TNO_2011, BDS],
  }),
  recordedOnly({
    id: 'kipppi',
    title: { nl: 'KIPPPI 0-1 en 1-4', en: 'KIPPPI 0-1 and 1-4' },
    ages: YEARS_0_4,
    informants: ['parent', 'professional'],
    bdsCodes: ['04', '05'],
    owner: NOT_FOUND,
    remarks: [{ nl: 'Een overzicht van zorgen.', en: 'An overview of worries.' }, NOT_CONFIRMED],
    sources: [TNO_2011, BDS],
  }),
  recordedOnly({
    id: 'kivpa',
    title: name('KIVPA'),
    ages: { nl: 'jongeren', en: 'adolescents' },
    informants: ['young-person'],
    bdsCodes: [],
    owner: NOT_FOUND,
    remarks: [{ nl: 'Staat niet in de huidige BDS-lijst.', en: 'Not in the present BDS list.' }, NOT_CONFIRMED],
    sources: [BDS],
  }),
  recordedOnly({
    id: 'dmo',
    title: name('DMO-protocol (SamenStarten)'),
    ages: YEARS_0_4,
    informants: ['professional'],
    bdsCodes: ['03'],
    owner: name('NCJ'),
    remarks: [{ nl: 'Vijf onderwerpen en een eindoordeel.', en: 'Five domains and an overall conclusion.' }],
    sources: [
      'https://www.ncj.nl/producten-diensten/interventies/jgz-interventiebibliotheek/details1/?item=235',
      'https://interventies.loketgezondleven.nl/leefstijlinterventies/interventies-zoeken/1800024',
    ],
  }),
  recordedOnly({
    id: 'giz',
    title: name('GIZ'),
    ages: { nl: '0-23 jaar', en: '0-23 years' },
    informants: ['professional'],
    bdsCodes: [],
    owner: NOT_FOUND,
    remarks: [
      { nl: 'Een conclusie over de zorgbehoefte per veld (BDS 1629-1641).', en: 'A conclusion on care needs per field (BDS 1629-1641).' },
      NOT_CONFIRMED,
    ],
    sources: [BDS],
  }),
  recordedOnly({
    id: 'bfmt',
    title: { nl: 'Baecke-Fassaert-motoriektest', en: 'Baecke-Fassaert motor test' },
    ages: { nl: '5-6 jaar', en: '5-6 years' },
    informants: ['professional'],
    bdsCodes: [],
    owner: { nl: 'NCJ-expertgroep', en: 'NCJ expert group' },
    remarks: [{ nl: 'Scores per onderdeel; de normen zijn oud en omstreden.', en: 'Item scores; norms are old and disputed.' }],
    sources: ['https://5dok.net/document/yngpw6wk-het-motoriekonderzoek-bij-kleuters.html'],
  }),
  recordedOnly({
    id: 'other',
    title: { nl: 'Ander instrument of andere methode', en: 'Other instrument or method' },
    ages: { nl: 'alle', en: 'all' },
    informants: ['parent', 'teacher', 'young-person', 'professional'],
    bdsCodes: ['98'],
    owner: { nl: 'zie de naam', en: 'see the name' },
    remarks: [
      {
        nl: 'Een vrije aantekening met naam en versie, zoals voor Signs of Safety, GFO, Stevig Ouderschap of VoorZorg.',
        en: 'A free record with name and version, such as for Signs of Safety, GFO, Stevig Ouderschap or VoorZorg.',
      },
    ],
    sources: [BDS],
  }),
]

export const norms: readonly Norm[] = sdqNorms

export function instrumentOf(id: string): InstrumentDefinition | null {
  return instruments.find((one) => one.id === id) ?? null
}
