/** The instruments of Dutch child health care, and what is known of their scoring. */
import { asq3 } from './asq-3.ts'
import type { InstrumentDefinition, Norm } from './definition.ts'
import { sdq, sdqNorms } from './sdq.ts'

/** Instruments of which no rule of scoring was found: what the form gives is recorded as it is. */
const recordedOnly = (
  id: string,
  title: string,
  ages: string,
  informants: InstrumentDefinition['informants'],
  bdsCodes: readonly string[],
  owner: string,
  remark: string,
): InstrumentDefinition => ({
  id,
  version: `${id}-1`,
  title,
  ages,
  informants,
  bdsCodes,
  owner,
  scoring: null,
  conclusions: null,
  remarks: [remark, 'Scoring and cut-offs: not found.'],
  sources: [],
})

export const instruments: readonly InstrumentDefinition[] = [
  sdq,
  asq3,
  {
    id: 'spark',
    version: 'spark-1',
    title: 'SPARK18 / SPARK60',
    ages: '18 months, 5 years',
    informants: ['professional'],
    bdsCodes: ['07'],
    owner: 'SPARK-methode (GGD Zeeland)',
    scoring: null,
    // BDS value list W0669, element 1495.
    conclusions: { 1: 'low', 2: 'raised', 3: 'high' },
    remarks: ['A structured talk over 16 domains; the overall risk follows from criteria in the handbook, not from a sum.'],
    sources: ['https://www.spark-methode.nl/project-details/?project_id=190'],
  },
  recordedOnly('asq-se', 'ASQ:SE', '0-4 years', ['parent'], [], 'Paul H. Brookes', 'A total.'),
  recordedOnly('bitsea', 'BITSEA', '1-3 years', ['parent'], ['02'], 'copyright holder abroad', 'A problem score and a competence score.'),
  recordedOnly(
    'kipppi',
    'KIPPPI 0-1 and 1-4',
    '0-4 years',
    ['parent', 'professional'],
    ['04', '05'],
    'not found',
    'An overview of worries.',
  ),
  recordedOnly('kivpa', 'KIVPA', 'adolescents', ['young-person'], [], 'not found', 'Not in the present BDS list.'),
  recordedOnly(
    'dmo',
    'DMO-protocol (SamenStarten)',
    '0-4 years',
    ['professional'],
    ['03'],
    'NCJ',
    'Five domains and an overall conclusion.',
  ),
  recordedOnly('giz', 'GIZ', '0-23 years', ['professional'], [], 'not found', 'A conclusion on care needs per field.'),
  recordedOnly(
    'bfmt',
    'Baecke-Fassaert motor test',
    '5-6 years',
    ['professional'],
    [],
    'NCJ expert group',
    'Item scores; norms are old and disputed.',
  ),
]

export const norms: readonly Norm[] = sdqNorms

export function instrumentOf(id: string): InstrumentDefinition | null {
  return instruments.find((one) => one.id === id) ?? null
}
