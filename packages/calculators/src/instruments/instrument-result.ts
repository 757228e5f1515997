/** What comes out of a questionnaire, and where it comes from. */
import type { Versions } from '../core/versions.ts'
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
  readonly versions: Versions
}

const versionsBy = new Map<string, Versions>()

/** One object for each combination of instrument and norms, so that writing it out is done once too. */
export function versionsOf(definition: InstrumentDefinition, bands: readonly BandResult[]): Versions {
  const tableVersion = [definition.version, ...new Set(bands.map(({ version }) => version))].join(', ')
  const name = `${definition.id}: ${tableVersion}`
  let versions = versionsBy.get(name)
  if (versions === undefined) {
    versions = { engine: ENGINE_VERSION, rules: INSTRUMENT_RULES, tables: { [definition.title.en]: tableVersion } }
    versionsBy.set(name, versions)
  }
  return versions
}
