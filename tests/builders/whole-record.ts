/** A child-health record with a row in every table, straight into the database: for what must take a record along whole. */
import { newId, type Id } from '#platform/id.ts'
import { sealColumn } from '#contexts/access/public.ts'
import { testKeys } from '../keys.ts'
import type { TestDatabase } from '../database.ts'

type Row = Readonly<Record<string, unknown>>

/** Ids of what is about nobody (a session, its place and batch) are answered, so that two children can be in one session. */
export async function aWholeRecord(
  { owner }: TestDatabase,
  centreId: Id<'centre'>,
  { personId, saidBy, by }: { readonly personId: Id<'person'>; readonly saidBy: Id<'person'>; readonly by: Id<'account'> },
): Promise<void> {
  const add = async (table: string, row: Row): Promise<void> => {
    const all = { centre_id: centreId, ...row }
    const places = Object.keys(all).map((_, i) => `$${i + 1}`)
    await owner.query(`insert into ${table} (${Object.keys(all).join(', ')}) values (${places.join(', ')})`, Object.values(all))
  }
  const at = '2026-06-01T09:00Z'
  const sealed = { centre_key_version: 1 }
  const secret = (table: string, column: string, { id }: { readonly id: string }, words = 'Geheim.'): Buffer =>
    sealColumn(testKeys, centreId, table, column, id, words).sealed
  const recorded = { recorded_by: by, recorded_at: at }
  const of = (): { readonly id: string; readonly person_id: string } => ({ id: newId(), person_id: personId })
  const rows = { note: of(), finding: of(), referral: of(), topic: of(), list: of(), refrain: of(), wish: of(), effect: of() }
  const contact = of()
  await add('child_health.background', { ...of(), gestation_days: 274, mother_height_mm: 1683, father_height_mm: 1824, ...recorded })
  const held = { status: 'realised', outcome: '01', held_on: '2019-03-04', held_by: by }
  const due = { due_from: '2019-02-01', due_on: '2019-03-01', due_until: '2019-06-01', created_at: at }
  await add('child_health.contact', { ...contact, kind: 'planned', moment: '5y', ...due, ...held })
  const extra = of()
  await add('child_health.contact', {
    ...extra,
    kind: 'extra',
    indication: secret('child_health.contact', 'indication', extra),
    ...sealed,
    ...due,
  })
  await add('child_health.draft', {
    contact_id: extra.id,
    person_id: personId,
    content: secret('child_health.draft', 'content', extra, '{}'),
    ...sealed,
    saved_by: by,
    saved_at: at,
  })
  const inContact = { contact_id: contact.id }
  await add('child_health.contact_note', {
    ...rows.note,
    ...inContact,
    part: 'talk',
    words: secret('child_health.contact_note', 'words', rows.note),
    ...sealed,
  })
  await add('child_health.measurement', { ...of(), ...inContact, measured_on: '2019-03-04', measure: 'height', value: 1103, ...recorded })
  await add('child_health.milestone', { ...of(), ...inContact, observed_on: '2018-03-04', item: '49', answer: 'M', ...recorded })
  await add('child_health.finding', {
    ...rows.finding,
    ...inContact,
    topic: 'skin',
    result: 'attention',
    remark: secret('child_health.finding', 'remark', rows.finding),
    ...sealed,
  })
  await add('child_health.advice', { ...of(), ...inContact, topic: 'sleep', advice: 'fixed-ritual' })
  const signal = { raised_on: '2019-03-04', source: 'weight', code: '2046', refer: false, rules_version: '1.0.0' }
  await add('child_health.signal', { ...of(), ...inContact, ...signal })
  const screening = of()
  await add('child_health.screening', {
    ...screening,
    ...inContact,
    kind: 'acuity',
    round: 1,
    held_on: '2019-03-04',
    result: 'doubtful',
    ...recorded,
  })
  const sent = {
    ...rows.referral,
    sent_to: 'orthoptist',
    reason: secret('child_health.referral', 'reason', rows.referral),
    ...sealed,
    sent_on: '2019-03-05',
    sent_by: by,
    feedback_before: '2019-06-05',
  }
  await add('child_health.referral', { ...sent, screening_id: screening.id })
  await add('child_health.invitation', {
    ...of(),
    ...inContact,
    subject: 'moment:5y',
    attempt: 1,
    channel: 'letter',
    invited_on: '2019-01-02',
  })
  const decided = { decision: 'not-brought', decided_by: by, decided_on: '2026-06-10', owner: by, follow_up_before: '2026-06-24' }
  const concern = { ...decided, done: 'spoke-with-family', done_on: '2026-06-12', done_by: by }
  await add('child_health.missed', { ...of(), contact_id: extra.id, outcome: '02', recorded_by: by, recorded_on: '2026-06-10', ...concern })
  const run = newId()
  await add('child_health.due_run', { id: run, as_of: '2026-06-01', begun_at: at })
  await add('child_health.due_item', {
    ...of(),
    run_id: run,
    subject: 'moment:10y',
    due_from: '2024-02-01',
    due_on: '2025-02-01',
    due_until: '2026-02-01',
  })
  const digests = { digest: Buffer.alloc(32, 3), signed_by: Buffer.alloc(32, 4), resources: 12 }
  await add('child_health.transfer', {
    ...of(),
    direction: 'out',
    other_party: 'GGD Elders',
    reason: 'moved',
    ground: 'told-no-objection',
    ...digests,
    made_by: by,
    made_at: at,
  })
  const told = { told_by: saidBy, told_at: at }
  await add('child_health.own_measurement', { ...of(), measured_on: '2026-05-01', measure: 'height', value: 1480, ...told })
  await add('child_health.topic', {
    ...rows.topic,
    topic: 'sleep',
    words: secret('child_health.topic', 'words', rows.topic),
    ...sealed,
    asked_by: saidBy,
    asked_at: at,
  })
  const answers = secret('child_health.questionnaire', 'answers', rows.list, '{"1":"2"}')
  const filled = {
    ...rows.list,
    instrument: 'SDQ-7-12',
    informant: 'parent',
    answers,
    ...sealed,
    filled_by: saidBy,
    filled_on: '2026-05-01',
  }
  await add('child_health.questionnaire', filled)
  await add('vaccination.scheme', { ...of(), chosen: '3+1', mother_hbsag: true, ...recorded })
  await add('vaccination.answer', { ...of(), said_by: saidBy, vaccine: 'HPV', says: 'yes', how: 'by-word', said_at: at, recorded_by: by })
  const reason = secret('vaccination.refrain', 'reason', rows.refrain)
  const notNow = { ...rows.refrain, vaccine: 'HPV', kind: 'not-now', until_day: '2026-09-01', reason, ...sealed, decided_on: '2026-06-01' }
  await add('vaccination.refrain', { ...notNow, ...recorded })
  const explanation = secret('vaccination.considered_wish', 'explanation', rows.wish)
  const wish = { ...rows.wish, vaccine: 'HPV', explanation, ...sealed, decided_by: by, decided_on: '2026-06-10', recorded_at: at }
  await add('vaccination.considered_wish', wish)
  const place = newId()
  await add('vaccination.location', { id: place, name: `Sporthal ${place}` })
  const session = newId()
  const cohort = { born_from: '2012-01-01', born_until: '2012-12-31', vaccines: ['HPV'], made_by: by, made_at: at }
  await add('vaccination.session', { id: session, name: 'De Schakel', location_id: place, held_on: '2026-06-10', ...cohort })
  await add('vaccination.session_child', { ...of(), session_id: session, class: '8A' })
  const dose = of()
  await add('vaccination.dose', { ...dose, vaccine: 'HPV', given_on: '2026-06-10', elsewhere: 'register', ...recorded })
  const result = { session_id: session, person_id: personId, vaccine: 'HPV', result: 'given', dose_id: dose.id }
  await add('vaccination.session_result', { ...result, ...recorded })
  const request = { session_id: session, asked_of: saidBy, attempt: 1, asked_on: '2026-05-01', channel: 'letter' }
  await add('vaccination.answer_request', { ...of(), ...request })
  const words = secret('vaccination.side_effect', 'words', rows.effect)
  const effect = { ...rows.effect, dose_id: dose.id, began_on: '2026-06-11', kinds: ['fever'], words, ...sealed, told_by: 'professional' }
  await add('vaccination.side_effect', { ...effect, ...recorded })
}
