/** An instrument without a sum: a conclusion from its list, or whatever the form gives. */
import { answer, refuse } from '../core/outcome.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Versions } from '../core/versions.ts'
import { isAbsent, missing } from '../core/read-case.ts'
import type { CaseFields } from '../core/read-case.ts'
import type { InstrumentDefinition } from './definition.ts'
import { versionsOf } from './instrument-result.ts'
import type { InstrumentResult } from './instrument-result.ts'
import { notConfirmed } from './score-scales.ts'

export function recordedCase(definition: InstrumentDefinition, input: CaseFields): Outcome<InstrumentResult> {
  if (!isAbsent(input['answers']) || !isAbsent(input['impact']))
    return refuse('contradiction', `${definition.id} is recorded by its conclusion; its answers are not scored`)
  const conclusion = readConclusion(definition, input['conclusion'])
  if (!conclusion.ok) return conclusion
  const versions = definition.id === 'other' ? readOther(definition, input) : readKnown(definition, input)
  if (!versions.ok) return versions
  return answer({
    id: input['id'] ?? null,
    instrument: definition.id,
    scores: [],
    bands: [],
    conclusion: conclusion.value,
    notKnown: definition.conclusions === null ? notConfirmed(definition).map(({ en }) => en) : [],
    versions: versions.value,
  })
}

function readConclusion({ conclusions }: InstrumentDefinition, conclusion: unknown): Outcome<string> {
  if (isAbsent(conclusion)) return missing('conclusion')
  if (typeof conclusion !== 'string' && typeof conclusion !== 'number') return refuse('wrong-type', "'conclusion' must be a code or a text")
  const code = String(conclusion)
  if (conclusions === null) return answer(code)
  const found = Object.hasOwn(conclusions, code) ? conclusions[code] : undefined
  return found === undefined
    ? refuse('unknown-value', `'conclusion' must be one of ${Object.keys(conclusions).join(', ')}`)
    : answer(found.en)
}

function readKnown(definition: InstrumentDefinition, input: CaseFields): Outcome<Versions> {
  const own = ['name', 'version'].find((field) => !isAbsent(input[field]))
  if (own !== undefined) return refuse('contradiction', `'${own}' belongs to the instrument 'other'`)
  return answer(versionsOf(definition, []))
}

/** An instrument that is not in the catalogue goes by the name and version that the form has. */
function readOther(definition: InstrumentDefinition, { name, version }: CaseFields): Outcome<Versions> {
  if (isAbsent(name)) return missing('name')
  if (typeof name !== 'string' || name.trim() === '') return refuse('wrong-type', "'name' must be the name of the instrument")
  if (!isAbsent(version) && typeof version !== 'string') return refuse('wrong-type', "'version' must be a text")
  const own = isAbsent(version) ? 'version not given' : version
  return answer({ ...versionsOf(definition, []), tables: { [name]: `${definition.version}, ${own}` } })
}
