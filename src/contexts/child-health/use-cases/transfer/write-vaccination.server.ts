/** Refrains, side effects, scheme and earlier words that came in, through the door of `vaccination`. */
import type { Tx } from '#platform/db.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import {
  bringEarlierWord,
  bringEffect,
  bringRefrain,
  bringScheme,
  endRefrainForTransfer,
  findSchemeId,
  type Bringing,
} from '../../../vaccination/public-transfer.ts'
import type { Differences } from '../../rules/transfer/differences.ts'
import { rememberColumns } from '../../sql/transfer/came-in.server.ts'
import { chosenOf, note, personHere, type Ours, type Writing } from './writing.server.ts'

type Written = Result<null, { readonly kind: 'changed-meanwhile' }>

export async function writeVaccination(tx: Tx, writing: Writing, differences: Differences, doses: Ours<'dose'>): Promise<Written> {
  const { ctx, keys, permit, transferId } = writing
  const bringing = { ctx, keys, personId: permit.personId, transferId }
  if (!(await writeRefrains(tx, writing, bringing, differences))) return err({ kind: 'changed-meanwhile' })
  for (const one of chosenOf(writing, differences.effects)) {
    const doseId = doses.get(one.doseId)
    if (doseId !== undefined) note(writing, 'vaccination.side_effect', await bringEffect(tx, bringing, one, doseId))
  }
  for (const one of chosenOf(writing, differences.earlierWords)) {
    const word = { ...one, saidBy: personHere(writing, one.saidBy) }
    note(writing, 'vaccination.earlier_word', await bringEarlierWord(tx, bringing, word))
  }
  return (await writeScheme(tx, writing, bringing, differences)) ? ok(null) : err({ kind: 'changed-meanwhile' })
}

/** False: another one of the same kind was written down meanwhile. */
async function writeRefrains(tx: Tx, writing: Writing, bringing: Bringing, { refrains }: Differences): Promise<boolean> {
  for (const one of refrains) {
    if (one.state !== 'different' || !writing.chosen.has(one.key)) continue
    writing.brought.push(await rememberColumns(tx, 'vaccination.refrain', one.ours.id, ['ended_at', 'ended_by']))
    await endRefrainForTransfer(tx, bringing, one.ours.id)
  }
  // Those that are over first: of one kind one can stand.
  const chosen = chosenOf(writing, refrains).toSorted((a, b) => Number(a.endedAt === null) - Number(b.endedAt === null))
  for (const one of chosen) {
    const id = await bringRefrain(tx, bringing, one)
    if (id === null) return false
    note(writing, 'vaccination.refrain', id)
  }
  return true
}

async function writeScheme(tx: Tx, writing: Writing, bringing: Bringing, { scheme }: Differences): Promise<boolean> {
  if (scheme === null || chosenOf(writing, [scheme]).length === 0) return true
  const before = await findSchemeId(tx, bringing.personId)
  const columns = ['maternal_given_on', 'maternal_weeks', 'mother_hbsag', 'chosen', 'chosen_why', 'recorded_by', 'recorded_at', 'version']
  if (before !== null) writing.brought.push(await rememberColumns(tx, 'vaccination.scheme', before, columns))
  const isKept = await bringScheme(tx, bringing, scheme.theirs)
  const made = before === null ? await findSchemeId(tx, bringing.personId) : null
  if (made !== null) note(writing, 'vaccination.scheme', made)
  return isKept
}
