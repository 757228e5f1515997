/** Vaccinations as the family reads them: what was given, what comes and why, and the own yes or no to each. What another said is not loaded into the answer (PR-10). */
import type { ForecastDose } from '#calculators/vaccination/forecast.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { reachesAge } from '#platform/age.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { ageBandOn, type AgeBand } from '../../../access/public-say.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import type { NotPermitted } from '../../../access/public.ts'
import type { Child } from '../../../families/public-child.ts'
import {
  heldBackBy,
  listDoses,
  listRefrains,
  programmeOf,
  whatWasSaid,
  type Dose,
  type RefrainKind,
  type Says,
} from '../../../vaccination/public.ts'
import { findHealthOf, type HealthOf } from './health-of.server.ts'
import { ownSays, ownWord, type OwnWord } from '../../rules/family/own-word.ts'

export type ComingJab = {
  readonly vaccine: Vaccine
  readonly dose: ForecastDose
  readonly word: OwnWord
  readonly says: Says | null
  /** What was agreed about not giving it; null: nothing. */
  readonly heldBack: { readonly kind: RefrainKind; readonly until: PlainDate | null } | null
}

export type OwnJabs = {
  readonly child: Child
  readonly isOwn: boolean
  readonly mayTell: boolean
  /** Null: without a birth date nobody can say who decides. */
  readonly band: AgeBand | null
  /** The day from which the young person decides alone; null when it is past or not known. */
  readonly decidesAloneFrom: PlainDate | null
  /** Is the reader the only one who decides? */
  readonly isAlone: boolean
  /** Does the centre read the silence of the other parent as a yes where one comes along? */
  readonly silenceCounts: boolean
  readonly given: readonly Dose[]
  /** Now, and within the time for which we ask ahead. */
  readonly soon: readonly ComingJab[]
  readonly later: readonly ComingJab[]
}

/** A yes is asked for this long ahead: what is further away has its own information by then. */
export const ASKED_AHEAD = { months: 12 }

export async function readOwnJabs(
  ctx: Context,
  personId: Id<'person'>,
): Promise<Result<OwnJabs, { readonly kind: 'not-there' } | NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'ownHealth'] } as const
  return actOnFile(ctx, 'vaccination.read', of, async (tx, permit): Promise<Result<OwnJabs, { readonly kind: 'not-there' }>> => {
    const found = await findHealthOf(tx, personId, localDate(ctx.now))
    return found === null ? err({ kind: 'not-there' }) : ok(await load(tx, localDate(ctx.now), permit, found))
  })
}

async function load(tx: Tx, today: PlainDate, permit: FilePermit, { child, there }: HealthOf): Promise<OwnJabs> {
  const me = (await findHolder(tx)) ?? ''
  const programme = await programmeOf(tx, child, today)
  const said = await whatWasSaid(tx, child.id, today)
  const refrains = await listRefrains(tx, child.id)
  const band = child.birthDate === null || isSooner(today, child.birthDate) ? null : ageBandOn(child.birthDate, today)
  const next = (programme?.next ?? []).filter(({ status }) => status === 'due' || status === 'future')
  const all = next.map((dose): ComingJab => {
    const [outcome, sayers, held] = [said.outcome(dose.vaccine), said.sayers(dose.vaccine), heldBackBy(refrains, dose.vaccine, today)]
    return {
      ...{ vaccine: dose.vaccine, dose, says: ownSays(sayers, me) },
      word: band === null ? { kind: 'no-say' } : ownWord({ outcome, sayers, reader: me, childId: child.id, band }),
      heldBack: held === null ? null : { kind: held.kind, until: held.untilDay },
    }
  })
  const horizon = today.add(ASKED_AHEAD)
  const isSoon = ({ dose }: ComingJab): boolean =>
    dose.status === 'due' || (dose.recommendedFrom !== null && !isSooner(horizon, Temporal.PlainDate.from(dose.recommendedFrom.date)))
  const alone = child.birthDate === null ? null : reachesAge(child.birthDate, 16)
  const sayers = all[0] === undefined ? [] : said.sayers(all[0].vaccine)
  return {
    ...{ child, band, isOwn: permit.by.relation === 'self', mayTell: there === 'shown' && permit.may('write', 'ownHealth') },
    decidesAloneFrom: alone !== null && isSooner(today, alone) ? alone : null,
    isAlone: sayers.length === 1 && sayers[0]?.id === me,
    silenceCounts: said.setting === 'came-along' && band === 'under-12' && sayers.length > 1,
    given: programme?.doses ?? (await listDoses(tx, child.id)),
    ...{ soon: all.filter(isSoon), later: all.filter((one) => !isSoon(one)) },
  }
}
