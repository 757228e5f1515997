/**
 * `npm run bench`: every figure is a ratio against a baseline of the same run; absolute figures are for orientation. All parts, or those
 * that are named: `npm run bench -- --pages --questions --calculators`.
 */
import { parseArgs } from 'node:util'
import { benchAudit } from './audit.ts'
import { printCalculators } from './calculators.ts'
import { benchDossier } from './dossier.ts'
import { benchCaseload, benchFiles, fillFiles } from './files.ts'
import { benchPages } from './pages.ts'
import { openPlace } from './place.ts'
import { print } from './measure.ts'
import { benchRestore, printRestore } from './restore.ts'
import { ageFiles, benchRetention, printPerPerson, printRun, type RetentionRun } from './retention.ts'
import { benchQuestions, benchThousand, benchWithoutHash } from './questions.ts'
import { benchSearch, printSearch } from './search.ts'

const part = { type: 'boolean' } as const
const { values } = parseArgs({
  options: {
    pages: part,
    questions: part,
    search: part,
    restore: part,
    files: part,
    audit: part,
    retention: part,
    dossier: part,
    calculators: part,
  },
})
const isAll = Object.keys(values).length === 0

if (isAll || values.pages === true || values.questions === true || values.search === true) {
  const keeping = await openPlace()
  console.log('How often the time of the baseline it takes; the middle of nine rounds.\n')
  if (isAll || values.pages === true) {
    const making = await openPlace({ keepPages: false })
    print(await benchPages(keeping, making))
    await making.close()
  }
  if (isAll || values.search === true) printSearch(await benchSearch(keeping))
  if (isAll || values.questions === true) {
    print(await benchQuestions(keeping))
    const { asked, returned } = await benchWithoutHash(keeping)
    console.log(`hash left out, eight at once: ${asked.toFixed(0)} questions and ${returned.toFixed(0)} returns per second`)
    for (const { atOnce, arrived, perSecond } of await benchThousand(keeping))
      console.log(`a thousand questions, ${atOnce} at once: ${arrived} arrived, ${perSecond.toFixed(0)} per second`)
  }
  await keeping.close()
}
if (isAll || values.files === true) {
  const filled = []
  let waits = 0
  for (const persons of [10_000, 200_000]) {
    const place = await openPlace()
    const files = await fillFiles(place, place.ownerUrl, persons)
    const { lines, waited } = await benchFiles(place, files)
    console.log(`\n${persons} persons`)
    print(lines)
    filled.push({ place, files })
    waits += waited
  }
  const [small, large] = filled
  if (small !== undefined && large !== undefined) print([await benchCaseload(small, large)])
  console.log(`sixteen who read at once were seen waiting for each other ${waits} times`)
  for (const { place } of filled) await place.close()
}
if (isAll || values.audit === true) {
  const place = await openPlace()
  await benchAudit(place)
  await place.close()
}
if (isAll || values.retention === true) {
  const runs: RetentionRun[] = []
  for (const persons of [10_000, 200_000]) {
    const place = await openPlace()
    const files = await fillFiles(place, place.ownerUrl, persons)
    await ageFiles(place, files)
    const run = await benchRetention(place, files, persons)
    printRun(run)
    runs.push(run)
    await place.close()
  }
  const [small, large] = runs
  if (small !== undefined && large !== undefined) printPerPerson(small, large)
}
if (isAll || values.dossier === true) print(await benchDossier())
if (isAll || values.restore === true) printRestore(await benchRestore())
if (isAll || values.calculators === true) await printCalculators()
process.exit(0)
