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

export function provenanceOf(definition: InstrumentDefinition, bands: readonly BandResult[]): Provenance {
  const versions = [...new Set(bands.map(({ version }) => version))]
  return {
    reference: definition.title.en,
    tableVersion: [definition.version, ...versions].join(', '),
    ruleVersion: INSTRUMENT_RULES,
    engineVersion: ENGINE_VERSION,
  }
}
