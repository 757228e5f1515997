/** Who tells of people in the file that a family keeps or gets a copy of: one list. A context that is not in it is left out of every copy. */
import { tellsHealth } from '#contexts/child-health/public-copy.ts'
import type { TellsFile } from '#contexts/families/public-own-file.ts'
import { tellsVaccination } from '#contexts/vaccination/public-copy.ts'

export const tellers: readonly TellsFile[] = [tellsHealth, tellsVaccination]
