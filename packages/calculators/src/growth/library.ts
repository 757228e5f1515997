import { unpackTable, type GrowthTable, type TableRules } from './growth-table.ts'
import type { PackedReference } from './packed-reference.ts'
import { CURVES, POPULATIONS, REFERENCES, SEXES, type Curve, type ReferenceName } from './words.ts'

/**
 * The growth tables that are in memory. A reference is fetched once, when somebody first asks for it (each is a module of its
 * own, so that a page loads only what it uses); a curve is unpacked once, when a measurement first needs it.
 */
const FIRST_WEEK = 25
const LAST_WEEK = 36
const WEEKS = LAST_WEEK - FIRST_WEEK + 2

type Module = { readonly table: PackedReference }
type Loaded = { readonly packed: PackedReference; readonly tables: (GrowthTable | null | undefined)[] }

const MODULES: Readonly<Record<ReferenceName, () => Promise<Module>>> = {
  who2006: () => import('../tables/who2006.ts'),
  who2007: () => import('../tables/who2007.ts'),
  nl1976: () => import('../tables/nl1976.ts'),
  nl1980: () => import('../tables/nl1980.ts'),
  nl1997: () => import('../tables/nl1997.ts'),
  nl2009: () => import('../tables/nl2009.ts'),
  nl2010: () => import('../tables/nl2010.ts'),
  nl2012preterm: () => import('../tables/nl2012preterm.ts'),
}
const RESTRICTED: ReadonlySet<Curve> = new Set<Curve>([
  'weight',
  'bmi',
  'weight-for-length',
  'weight-for-height',
  'arm',
  'triceps',
  'subscapular',
])

const loaded: (Loaded | undefined)[] = []

/** Fetches references; a second call for the same ones costs nothing. Without a list: all of them. */
export async function loadReferences(names: readonly ReferenceName[] = REFERENCES): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const place = REFERENCES.indexOf(name)
      if (loaded[place] !== undefined) return
      const module = await MODULES[name]()
      loaded[place] ??= { packed: module.table, tables: [] }
    }),
  )
}

/** The version of a reference's numbers. */
export function tableVersion(reference: number): string {
  return inMemory(reference).packed.version
}

/** Where the numbers of a reference were published. */
export function tableSource(name: ReferenceName): string {
  return inMemory(REFERENCES.indexOf(name)).packed.source
}

/** Whether a table of this completed gestational week exists. */
export function isPretermWeek(week: number): boolean {
  return Number.isInteger(week) && week >= FIRST_WEEK && week <= LAST_WEEK
}

/** One curve, by the places of the words; `week` is 0 for a table that is not about a gestational week. */
export function findTable(reference: number, population: number, sex: number, curve: number, week: number): GrowthTable | undefined {
  const { packed, tables } = inMemory(reference)
  const slot = week === 0 ? 0 : week - FIRST_WEEK + 1
  const place = ((population * 2 + sex) * CURVES.length + curve) * WEEKS + slot
  let table = tables[place]
  if (table === undefined) {
    const key = `${POPULATIONS[population]} ${SEXES[sex]} ${CURVES[curve]} ${week === 0 ? '-' : week}`
    const text = packed.curves[key]
    table = text === undefined ? null : unpackTable(text, rulesOf(reference, curve))
    tables[place] = table
  }
  return table ?? undefined
}

/** A curve by its words; undefined when the reference has no such curve. The reference must have been loaded. */
export function growthTable(
  reference: ReferenceName,
  population: (typeof POPULATIONS)[number],
  sex: (typeof SEXES)[number],
  curve: Curve,
  week = 0,
): GrowthTable | undefined {
  const places = [REFERENCES.indexOf(reference), POPULATIONS.indexOf(population), SEXES.indexOf(sex), CURVES.indexOf(curve)] as const
  return findTable(...places, week)
}

function rulesOf(reference: number, curve: number): TableRules {
  const isWho = REFERENCES[reference]!.startsWith('who')
  return { logarithmUpTo: isWho ? 0 : 0.01, isRestricted: isWho && RESTRICTED.has(CURVES[curve]!) }
}

function inMemory(reference: number): Loaded {
  const found = loaded[reference]
  if (found === undefined)
    throw new Error(`The tables of ${REFERENCES[reference]} are not loaded: await loadReferences(['${REFERENCES[reference]}']).`)
  return found
}
