/** What comes out of a questionnaire, and where it comes from. */
import type { Provenance } from '../core/outcome.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { BandResult } from './bands.ts'
import type { InstrumentDefinition } from './definition.ts'
import type { ScaleScore } from './score-scales.ts'

export const INSTRUMENT_RULES = 'instrument-scales-1'

export type InstrumentResult = {
  readonly id: unknown
  readonly instrument: string
  readonly scores: readonly ScaleScore[]
  readonly bands: readonly BandResult[]
  /** The conclusion of the professional, for an instrument that has one instead of a sum. */
  readonly conclusion: string | null
  /** What no source tells or confirms: to be shown with the scores. */
  readonly notKnown: readonly string[]
  readonly provenance: Provenance
}

const provenances = new Map<string, Provenance>()

/** One object for each combination of instrument and norms, so that writing it out is done once too. */
export function provenanceOf(definition: InstrumentDefinition, bands: readonly BandResult[]): Provenance {
  const tableVersion = [definition.version, ...new Set(bands.map(({ version }) => version))].join(', ')
  const name = `${definition.id}: ${tableVersion}`
  let provenance = provenances.get(name)
  if (provenance === undefined) {
    provenance = { reference: definition.title.en, tableVersion, ruleVersion: INSTRUMENT_RULES, engineVersion: ENGINE_VERSION }
    provenances.set(name, provenance)
  }
  return provenance
}
