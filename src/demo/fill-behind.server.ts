/** What the demonstration has besides its first centre: filled while it is already there, part after part, and gone on with at the next start. */
import type { Centres } from '../app/centres.server.ts'
import type { Installation } from '../installation.server.ts'
import { fillBreaches } from './breaches/fill-breaches.server.ts'
import { fillFamilies } from './families/fill-families.server.ts'
import { fillOldFiles } from './old-files/fill-old-files.server.ts'
import { fillHistories } from './health/histories.server.ts'
import { fillTrust } from './health/transfer.ts'
import { fillSessions } from './health/sessions.ts'
import { fillVaccination } from './health/vaccination.ts'
import { fillReview } from './review/fill-review.server.ts'
import { fillFigures } from './health/figures.server.ts'
import { fillScreenings } from './health/screenings.ts'
import { fillSchedules } from './health/schedules.server.ts'
import { fillTold } from './health/told.server.ts'
import { fillPast } from './past/fill-past.server.ts'

/** The months behind the demonstration come while it is already there; every page says so until they are. A failure is logged, and the next start goes on. */
export async function fillBehind(
  installation: Installation,
  months: number,
  { remark }: Centres,
  { say, isStopped }: { readonly say: (line: string) => void; readonly isStopped: () => boolean },
): Promise<void> {
  try {
    let told = -1
    const began = Date.now()
    await fillBreaches(installation)
    await fillTrust(installation)
    if (!(await fillFamilies(installation, 1, isStopped))) return
    if (!(await fillHistories(installation, isStopped))) return
    if (!(await fillVaccination(installation, isStopped))) return
    await fillSessions(installation)
    await fillSchedules(installation)
    if (!(await fillScreenings(installation, isStopped))) return
    await fillTold(installation)
    await fillFigures(installation)
    await fillReview(installation)
    await fillOldFiles(installation)
    const whole = await fillPast(
      installation,
      { months, share: 1 },
      ({ done, of }) => {
        const percent = Math.floor((done / of) * 20) * 5
        if (percent === told) return
        if (told === -1 && percent < 100) say('  The months before are filled behind the pages.')
        told = percent
        remark({
          nl: `De maanden hiervoor worden nog gevuld: ${percent}%.`,
          en: `The months before are still being filled: ${percent}%.`,
        })
      },
      isStopped,
    )
    if (whole && told >= 0) say(`  The months before are filled (${((Date.now() - began) / 1000).toFixed(0)} s).`)
  } catch (problem) {
    installation.log.error({ error: problem }, 'The months before could not be filled; the next start goes on')
  } finally {
    remark(null)
  }
}
