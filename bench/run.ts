/** `npm run bench`: every figure is a ratio against a baseline of the same run; absolute figures are for orientation. */
import { benchPages } from './pages.ts'
import { openPlace } from './place.ts'
import { print } from './measure.ts'
import { benchRestore, printRestore } from './restore.ts'
import { benchQuestions, benchThousand, benchWithoutHash } from './questions.ts'

const keeping = await openPlace()
const making = await openPlace({ keepPages: false })
console.log('How often the time of the baseline it takes; the middle of nine rounds.\n')
print(await benchPages(keeping, making))
await making.close()
if (!process.argv.includes('--pages')) {
  print(await benchQuestions(keeping))
  const { asked, returned } = await benchWithoutHash(keeping)
  console.log(`hash left out, eight at once: ${asked.toFixed(0)} questions and ${returned.toFixed(0)} returns per second`)
  for (const { atOnce, arrived, perSecond } of await benchThousand(keeping))
    console.log(`a thousand questions, ${atOnce} at once: ${arrived} arrived, ${perSecond.toFixed(0)} per second`)
}
await keeping.close()
if (!process.argv.includes('--pages')) printRestore(await benchRestore())
process.exit(0)
