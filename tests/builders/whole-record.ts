/** A child-health record with a row in every table, straight into the database: for what must take a record along whole. */
import { newId, type Id } from '#platform/id.ts'
import { sealColumn } from '#contexts/access/public.ts'
import { testKeys } from '../keys.ts'
import type { TestDatabase } from '../database.ts'

type Row = Readonly<Record<string, unknown>>
/** Words of a column that is sealed. */
class Words {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type WholeRecordOf = {
  readonly personId: Id<'person'>
  readonly saidBy: Id<'person'>
  readonly by: Id<'account'>
  /** With the keys of the tests, unless somebody else's open it. */
  readonly seal?: (table: string, column: string, id: string, words: string) => Buffer
}

/** Ids of what is about nobody (a session, its place and batch) are answered, so that two children can be in one session. */
export async function aWholeRecord(
  { owner }: TestDatabase,
  centreId: Id<'centre'>,
  { personId, saidBy, by, seal = (...of) => sealColumn(testKeys, centreId, ...of).sealed }: WholeRecordOf,
): Promise<void> {
  const add = async (table: string, row: Row): Promise<void> => {
    const words = (column: string, text: string): Buffer => seal(table, column, String(row['id'] ?? row['contact_id']), text)
    const all: Row = { centre_id: centreId, ...row }
    const values = Object.entries(all).map(([column, value]) => (value instanceof Words ? words(column, value.text) : value))
    const places = values.map((_, i) => `$${i + 1}`)
    await owner.query(`insert into ${table} (${Object.keys(all).join(', ')}) values (${places.join(', ')})`, values)
  }
  const at = '2026-06-01T09:00Z'
  const sealed = { centre_key_version: 1 }
  const secret = new Words('Woorden van toen.')
  const recorded = { recorded_by: by, recorded_at: at }
  const of = (): { readonly id: string; readonly person_id: string } => ({ id: newId(), person_id: personId })
  const contact = of()
  await add('child_health.background', { ...of(), gestation_days: 274, mother_height_mm: 1683, father_height_mm: 1824, ...recorded })
  const held = { status: 'realised', outcome: '01', held_on: '2019-03-04', held_by: by }
  const due = { due_from: '2019-02-01', due_on: '2019-03-01', due_until: '2019-06-01', created_at: at }
  await add('child_health.contact', { ...contact, kind: 'planned', moment: '5y', ...due, ...held })
  const extra = of()
  await add('child_health.contact', { ...extra, kind: 'extra', indication: secret, ...sealed, ...due })
  await add('child_health.draft', { contact_id: extra.id, person_id: personId, content: secret, ...sealed, saved_by: by, saved_at: at })
  const inContact = { contact_id: contact.id }
  await add('child_health.contact_note', { ...of(), ...inContact, part: 'talk', words: secret, ...sealed })
  await add('child_health.measurement', { ...of(), ...inContact, measured_on: '2019-03-04', measure: 'height', value: 1103, ...recorded })
  await add('child_health.milestone', { ...of(), ...inContact, observed_on: '2018-03-04', item: '49', answer: 'M', ...recorded })
  await add('child_health.finding', { ...of(), ...inContact, topic: 'skin', result: 'attention', remark: secret, ...sealed })
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
    ...{ advised: 'repeat', decided: 'repeat', repeat_before: '2019-06-04', words: secret, ...sealed },
    ...recorded,
  })
  const sent = { sent_to: 'orthoptist', reason: secret, ...sealed, sent_on: '2019-03-05', sent_by: by, feedback_before: '2019-06-05' }
  const asked = { agreed_by: ['parents'], owner: by, asked_again_on: '2019-06-06', asked_again_before: '2019-06-20', asked_again: 1 }
  await add('child_health.referral', { ...of(), screening_id: screening.id, ...sent, ...asked })
  const invitation = of()
  await add('child_health.invitation', {
    ...invitation,
    ...inContact,
    subject: 'moment:5y',
    attempt: 1,
    channel: 'letter',
    invited_on: '2019-01-02',
  })
  await add('child_health.invitation_answer', {
    ...of(),
    invitation_id: invitation.id,
    says: 'suits',
    answered_by: saidBy,
    answered_at: at,
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
  const transfer = of()
  await add('child_health.transfer', {
    ...transfer,
    direction: 'out',
    other_party: 'GGD Elders',
    reason: 'moved',
    ground: 'told-no-objection',
    ...digests,
    made_by: by,
    made_at: at,
  })
  const came = { transfer_id: transfer.id, of_table: 'child_health.contact', row_id: contact.id, looks: Buffer.alloc(32, 5) }
  await add('child_health.came_in', { ...of(), ...came })
  const told = { told_by: saidBy, told_at: at }
  await add('child_health.own_measurement', { ...of(), measured_on: '2026-05-01', measure: 'height', value: 1480, ...told })
  await add('child_health.topic', { ...of(), topic: 'sleep', words: secret, ...sealed, asked_by: saidBy, asked_at: at })
  const filled = {
    instrument: 'SDQ-7-12',
    informant: 'parent',
    answers: new Words('{"sleeps":"Niet door"}'),
    ...sealed,
    filled_by: saidBy,
    filled_on: '2026-05-01',
  }
  await add('child_health.questionnaire', { ...of(), ...filled })
  await add('vaccination.scheme', { ...of(), chosen: '3+1', mother_hbsag: true, ...recorded })
  await add('vaccination.answer', { ...of(), said_by: saidBy, vaccine: 'HPV', says: 'yes', how: 'by-word', said_at: at, recorded_by: by })
  const heard = { transfer_id: transfer.id, said_by: saidBy, said_at: at, said_to: 'GGD Elders', explanation: secret, ...sealed }
  await add('vaccination.earlier_word', { ...of(), vaccine: 'BMR', says: 'considered-wish', ...heard })
  const notNow = { vaccine: 'HPV', kind: 'not-now', until_day: '2026-09-01', reason: secret, ...sealed, decided_on: '2026-06-01' }
  await add('vaccination.refrain', { ...of(), ...notNow, ...recorded })
  const wish = { vaccine: 'HPV', explanation: secret, ...sealed, decided_by: by, decided_on: '2026-06-10', recorded_at: at }
  await add('vaccination.considered_wish', { ...of(), ...wish })
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
  await add('vaccination.recall_call', { ...of(), number: 'BM55', outcome: 'reached', noted_by: by, noted_at: at })
  const effect = { dose_id: dose.id, began_on: '2026-06-11', kinds: ['fever'], words: secret, ...sealed, told_by: 'professional' }
  await add('vaccination.side_effect', { ...of(), ...effect, ...recorded })
}
