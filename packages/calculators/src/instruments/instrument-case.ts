/** One filled-in questionnaire in, its scores and bands out; each fault named. */
import { answer, refuse } from '../core/outcome.ts'
import type { Outcome } from '../core/outcome.ts'
import { AGE_FIELDS, readAgeYears, readDate } from '../core/read-age.ts'
import { isAbsent, isRecord, missing, unknownField } from '../core/read-case.ts'
import type { CaseFields } from '../core/read-case.ts'
import { completedYears } from '../core/civil-date.ts'
import { bandsOf } from './bands.ts'
import { versionsOf } from './instrument-result.ts'
import type { InstrumentResult } from './instrument-result.ts'
import { recordedCase } from './recorded-case.ts'
import { instrumentOf, instruments, norms as knownNorms } from './catalogue.ts'
import type { Informant, InstrumentDefinition, Norm, Scoring } from './definition.ts'
import { notConfirmed, scoreScales } from './score-scales.ts'
import type { ItemAnswers, ScaleScore, ScoringSettings } from './score-scales.ts'

const FIELDS = new Set([
  'id',
  'instrument',
  'informant',
  'sex',
  'coding',
  'answers',
  'impact',
  'conclusion',
  'name',
  'version',
  ...AGE_FIELDS,
])

/** Computes one case. A centre may bring its own settings, and norms beside ours. */
export function instrumentCase(input: unknown, settings: ScoringSettings = {}, ownNorms: readonly Norm[] = []): Outcome<InstrumentResult> {
  if (!isRecord(input)) return refuse('not-an-object', 'a case must be an object')
  const unknown = unknownField(input, FIELDS)
  if (unknown !== null) return unknown
  const definition = readInstrument(input)
  if (!definition.ok) return definition
  const informant = readInformant(definition.value, input)
  if (!informant.ok) return informant
  const age = readCompletedYears(input)
  if (!age.ok) return age
  if (age.value !== null && age.value < 0) return refuse('visit-before-birth', 'the questionnaire was filled in before birth')
  const sex = readSex(input['sex'])
  if (!sex.ok) return sex
  const { scoring } = definition.value
  if (scoring === null) return recordedCase(definition.value, input)
  const own = ['name', 'version'].find((field) => !isAbsent(input[field]))
  if (own !== undefined) return refuse('contradiction', `'${own}' belongs to the instrument 'other'`)
  const scores = readScores(scoring, input, settings)
  if (!scores.ok) return scores
  const respondent = { informant: informant.value, ageYears: age.value, sex: sex.value }
  const { bands, notKnown } = bandsOf([...knownNorms, ...ownNorms], definition.value.id, scores.value, respondent)
  return answer({
    id: input['id'] ?? null,
    instrument: definition.value.id,
    scores: scores.value,
    bands,
    conclusion: null,
    notKnown: [
      ...notConfirmed(definition.value, settings).map(({ en }) => en),
      ...notKnown.map((norm) => `norms ${norm}: values not found`),
    ],
    versions: versionsOf(definition.value, bands),
  })
}

/** Norms go by completed years: of dates by the calendar, else of the age that is given. */
function readCompletedYears(input: CaseFields): Outcome<number | null> {
  const age = readAgeYears(input)
  if (!age.ok || age.value === null || isAbsent(input['birthDate']))
    return age.ok && age.value !== null ? answer(Math.floor(age.value)) : age
  const birth = readDate(input, 'birthDate')
  const date = readDate(input, 'date')
  return birth.ok && date.ok ? answer(completedYears(birth.value, date.value)) : age
}

function readInstrument(input: CaseFields): Outcome<InstrumentDefinition> {
  const { instrument } = input
  if (isAbsent(instrument)) return missing('instrument')
  const found = typeof instrument === 'string' ? instrumentOf(instrument) : null
  return found === null
    ? refuse('unknown-value', `'instrument' must be one of ${instruments.map(({ id }) => id).join(', ')}`)
    : answer(found)
}

function readInformant({ id, informants }: InstrumentDefinition, input: CaseFields): Outcome<Informant> {
  const { informant } = input
  if (isAbsent(informant)) return missing('informant')
  const found = informants.find((one) => one === informant)
  return found === undefined ? refuse('unknown-value', `${id} is filled in by ${informants.join(', ')}`) : answer(found)
}

function readSex(sex: unknown): Outcome<'male' | 'female' | null> {
  if (isAbsent(sex)) return answer(null)
  return sex === 'male' || sex === 'female' ? answer(sex) : refuse('unknown-value', "'sex' must be male or female")
}

function readScores(scoring: Scoring, input: CaseFields, settings: ScoringSettings): Outcome<readonly ScaleScore[]> {
  if (!isAbsent(input['conclusion'])) return refuse('contradiction', "'conclusion' belongs to instruments without a sum")
  const coding = isAbsent(input['coding']) ? 'plain' : input['coding']
  const codes = typeof coding === 'string' && Object.hasOwn(scoring.codings, coding) ? scoring.codings[coding] : undefined
  if (typeof coding !== 'string' || codes === undefined)
    return refuse('unknown-value', `'coding' must be one of ${Object.keys(scoring.codings).join(', ')}`)
  const items = new Set(scoring.scales.flatMap((scale) => scale.items.map(String)))
  if (isAbsent(input['answers'])) return missing('answers')
  const answers = readAnswers('answers', input['answers'], items, new Set(Object.keys(codes)))
  if (!answers.ok) return answers
  const impact = readImpact(scoring, input, settings)
  return impact.ok ? answer(scoreScales(scoring, coding, answers.value, impact.value, settings)) : impact
}

function readImpact({ impact }: Scoring, input: CaseFields, settings: ScoringSettings): Outcome<ItemAnswers> {
  if (isAbsent(input['impact'])) return answer({})
  if (impact === null) return refuse('unknown-field', 'this instrument has no impact items')
  const points = settings.impactPoints ?? impact.points.value
  return readAnswers('impact', input['impact'], new Set(impact.items.map(String)), points === null ? null : new Set(Object.keys(points)))
}

function readAnswers(name: string, given: unknown, items: ReadonlySet<string>, codes: ReadonlySet<string> | null): Outcome<ItemAnswers> {
  if (!isRecord(given)) return refuse('wrong-type', `'${name}' must be an object of item numbers and answers`)
  for (const item in given) {
    const code = given[item]
    if (!items.has(item)) return refuse('unknown-field', `there is no item ${item} in '${name}'`)
    if (isAbsent(code)) continue
    if (typeof code !== 'number' || (codes !== null && !codes.has(String(code)))) {
      return refuse('unknown-value', `item ${item} in '${name}' must be ${codes === null ? 'a number' : [...codes].join(', ')} or absent`)
    }
  }
  return answer(given as ItemAnswers) // every value was just seen to be a number or absent
}
