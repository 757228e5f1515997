import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { AUTO_CHOICE } from './auto-choice.ts'
import { tableVersion } from './library.ts'
import { REFERENCES } from './words.ts'

const versionsOfUse = new Map<number, Versions>()

/** The versions behind a set of references, given as bits. */
export function growthVersions(used: number): Versions {
  let versions = versionsOfUse.get(used)
  if (versions === undefined) {
    const tables: Record<string, string> = {}
    for (let place = 0; place < REFERENCES.length; place += 1) {
      if ((used >> place) & 1) tables[REFERENCES[place]!] = tableVersion(place)
    }
    versions = { engine: ENGINE_VERSION, rules: AUTO_CHOICE.version, tables }
    versionsOfUse.set(used, versions)
  }
  return versions
}
