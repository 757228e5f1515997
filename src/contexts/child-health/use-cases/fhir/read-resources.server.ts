/**
 * The health record of one child as FHIR resources: one file, one permit, one row in its log for each answer. A file that is not there and one that may
 * not be seen are answered alike. The citizen service number is not among it: it has a deed of its own (PR-27).
 */
import type { Observation, ServiceRequest } from 'fhir/r4.js'
import { loadKey } from '#calculators/dscore/item-key.ts'
import { loadVanWiechen } from '#calculators/dscore/van-wiechen.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { readSharing } from '../../../access/public-sharing.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import { listAnswers, listDoses, programmeOf } from '../../../vaccination/public.ts'
import { carryVaccination } from '../../../vaccination/public-transfer.ts'
import { withApiIds } from '../../rules/fhir/api-ids.ts'
import { backgroundToFhir } from '../../rules/fhir/background.ts'
import { answerToFhir, sharingToFhir } from '../../rules/fhir/consent.ts'
import { doseToFhir } from '../../rules/fhir/dose.ts'
import { dscoreObservations } from '../../rules/fhir/d-score.ts'
import { encounterToFhir } from '../../rules/fhir/encounter.ts'
import { bmiObservations, measurementToFhir } from '../../rules/fhir/measurement.ts'
import { developmentObservations, milestoneToFhir } from '../../rules/fhir/milestone.ts'
import { patientToFhir } from '../../rules/fhir/patient.ts'
import { screeningRoundToFhir } from '../../rules/fhir/screening-round.ts'
import { recommendationsToFhir } from '../../rules/fhir/recommendation.ts'
import { referralToFhir } from '../../rules/fhir/referral.ts'
import type { Served, ServedType } from '../../rules/fhir/resources.ts'
import { effectToFhir } from '../../rules/fhir/side-effect.ts'
import { signalToFhir } from '../../rules/fhir/signal.ts'
import { ownMeasurementToFhir } from '../../rules/fhir/told.ts'
import { listToldMeasurements } from '../../sql/family/told-measurements.server.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'
import { listScreenings } from '../../sql/record/record-lists.server.ts'
import { listCarriedReferrals, listCarriedSignals } from '../../sql/transfer/carried.server.ts'

/** All of one kind that the asker may see of this file. */
export async function readResources(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  type: ServedType,
): Promise<Result<readonly Served[], NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: alsoSeen[type] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit) => {
    const child = await findChild(tx, personId)
    const found = child === null ? [] : await loaders[type](tx, { ctx, keys, permit, child })
    return ok(found.map((one) => withApiIds(personId, one)))
  })
}

const alsoSeen = {
  Patient: ['index', 'identity'],
  Observation: ['index', 'ownHealth'],
  Immunization: ['index'],
  ImmunizationRecommendation: ['index'],
  Encounter: ['index'],
  Consent: ['index', 'ownHealth', 'sharing'],
  AdverseEvent: ['index', 'ownHealth'],
  DetectedIssue: ['index'],
  ServiceRequest: ['index'],
} as const satisfies Record<ServedType, readonly unknown[]>

type Asked = { readonly ctx: Context; readonly keys: Keys; readonly permit: FilePermit; readonly child: Child }

const loaders: Readonly<Record<ServedType, (tx: Tx, asked: Asked) => Promise<readonly Served[]>>> = {
  Patient: async (_tx, { child }) => [patientToFhir(child.id, { ...child, bsn: null })],
  Observation: async (tx, { permit, child }) => [...(await readObservations(tx, child)), ...(await readOwnObservations(tx, permit, child))],
  Immunization: async (tx, { child }) => (await listDoses(tx, child.id)).map((dose) => doseToFhir(child.id, dose)),
  async ImmunizationRecommendation(tx, { ctx, child }) {
    const today = localDate(ctx.now)
    const programme = await programmeOf(tx, child, today)
    return programme === null ? [] : recommendationsToFhir(child.id, programme.next, today)
  },
  Encounter: async (tx, { child }) => (await listContacts(tx, child.id)).map(encounterToFhir),
  async Consent(tx, { ctx, keys, permit, child }) {
    const said = permit.sees('ownHealth') ? await listAnswers(tx, child.id) : []
    const shared = permit.sees('sharing') ? (await readSharing(tx, keys, ctx, permit)).consents : []
    return [...said.map((one) => answerToFhir(child.id, one)), ...shared.map((one) => sharingToFhir(child.id, one))]
  },
  async AdverseEvent(tx, { ctx, keys, permit, child }) {
    if (!permit.sees('ownHealth')) return []
    const { effects } = await carryVaccination(tx, { ctx, keys, personId: child.id, seesOwnHealth: true })
    return effects.map((one) => effectToFhir(child.id, { ...one, words: null }))
  },
  DetectedIssue: async (tx, { ctx, child }) =>
    ctx.actor.kind === 'staff' ? (await listCarriedSignals(tx, child.id)).map((one) => signalToFhir(child.id, one)) : [],
  async ServiceRequest(tx, { ctx, child }) {
    const all = ctx.actor.kind === 'staff' ? await listCarriedReferrals(tx, child.id) : []
    // Why, and what came back, are words; they go with a whole record alone.
    return all.flatMap((one) => referralToFhir(child.id, { ...one, reason: '', feedback: null }).filter(isRequest))
  },
}

const isRequest = (one: { readonly resourceType: string }): one is ServiceRequest => one.resourceType === 'ServiceRequest'

/** What the family measured itself, marked as theirs. */
async function readOwnObservations(tx: Tx, permit: FilePermit, { id }: Child): Promise<Observation[]> {
  return permit.sees('ownHealth') ? (await listToldMeasurements(tx, id)).map((one) => ownMeasurementToFhir(id, one)) : []
}

/** What was measured and seen, what holds for the whole record, and what is computed from them. */
async function readObservations(tx: Tx, { id, birthDate }: Child): Promise<Observation[]> {
  const [background, measurements, milestones] = [
    await findBackground(tx, id),
    await listMeasurements(tx, id),
    await listMilestones(tx, id),
  ]
  const tables = milestones.length === 0 ? null : { key: await loadKey('gsed2406'), milestones: await loadVanWiechen() }
  const born = { birth: birthDate, gestationDays: background.gestationDays }
  return [
    ...measurements.map((one) => measurementToFhir(id, one)),
    ...bmiObservations(id, measurements),
    ...milestones.map((one) => milestoneToFhir(id, one)),
    ...developmentObservations(id, milestones),
    ...(tables === null || born.birth === null ? [] : dscoreObservations(id, tables, { ...born, birth: born.birth }, milestones)),
    ...backgroundToFhir(id, background, birthDate),
    ...(await listScreenings(tx, id)).map((one) => screeningRoundToFhir(id, one)),
  ]
}
