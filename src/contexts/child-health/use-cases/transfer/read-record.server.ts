/** The whole record of a child as it is handed over. Within the transaction of a deed that was permitted on this file. */
import type { ImmunizationRecommendation, Observation } from 'fhir/r4.js'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { openColumn } from '../../../access/public.ts'
import type { FilePermit } from '../../../access/public-files.ts'
import { readVerifiedBsn, type Child } from '../../../families/public-child.ts'
import { programmeOf } from '../../../vaccination/public.ts'
import { carryVaccination } from '../../../vaccination/public-transfer.ts'
import { recommendationsToFhir } from '../../rules/fhir/recommendation.ts'
import type { CarriedContact, HealthRecord } from '../../rules/transfer/record.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'
import { listIndications } from '../../sql/transfer/carried.server.ts'
import { listAdvice, listFindings, listNotes } from '../../sql/transfer/contents.server.ts'
import { listMarks } from '../../sql/transfer/marks.server.ts'
import { readCarried, type Open } from './read-carried.server.ts'

export async function readWholeRecord(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, child: Child): Promise<HealthRecord> {
  const { id } = child
  const seesOwnHealth = permit.sees('ownHealth')
  const open: Open = (table, column, row, sealed) => openColumn(keys, ctx.centreId, `child_health.${table}`, column, row, sealed)
  return {
    patient: { ...child, bsn: permit.sees('bsn') ? await readVerifiedBsn(tx, ctx, keys, id) : null },
    background: await findBackground(tx, id),
    contacts: await readContacts(tx, child, open),
    measurements: await listMeasurements(tx, id),
    milestones: await listMilestones(tx, id),
    ...(await readWords(tx, child, open)),
    ...(await readCarried(tx, id, open, seesOwnHealth)),
    ...(await carryVaccination(tx, { ctx, keys, personId: id, seesOwnHealth })),
    marks: await listMarks(tx, id),
  }
}

async function readContacts(tx: Tx, { id }: Child, open: Open): Promise<CarriedContact[]> {
  const indications = await listIndications(tx, id)
  return (await listContacts(tx, id)).map((one) => {
    const sealed = indications.get(one.id)
    return { ...one, indication: sealed === undefined ? null : open('contact', 'indication', one.id, sealed) }
  })
}

async function readWords(tx: Tx, { id }: Child, open: Open): Promise<Pick<HealthRecord, 'notes' | 'findings' | 'advice'>> {
  return {
    notes: (await listNotes(tx, id)).map(({ sealed, version, ...note }) => ({
      ...note,
      words: open('contact_note', 'words', note.id, { sealed, version }),
    })),
    findings: (await listFindings(tx, id)).map(({ remark, ...finding }) => ({
      ...finding,
      remark: remark === null ? null : open('finding', 'remark', finding.id, remark),
    })),
    advice: await listAdvice(tx, id),
  }
}

/** What the programme offers next, as it was at the moment of handing over. */
export async function readComputed(tx: Tx, child: Child, at: Instant): Promise<(Observation | ImmunizationRecommendation)[]> {
  const day = localDate(at)
  const programme = await programmeOf(tx, child, day)
  return programme === null ? [] : recommendationsToFhir(child.id, programme.next, day)
}
