/** The page of a child's vaccinations: the programme with its reasons, what was given, who said what, what holds back, what followed. */
import { VACCINES, type Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../access/public-files.ts'
import { listColleagues, openColumn, type NotPermitted } from '../../access/public.ts'
import { findChild, listChildren, listTwins, type Child } from '../../families/public-child.ts'
import type { ConsentSetting } from '../rules/presumed.ts'
import type { AnswerOutcome, Sayer } from '../rules/answers.ts'
import { noScheme, type SchemeFacts } from '../rules/programme.ts'
import { isInForce, type Refrain } from '../rules/refrain.ts'
import type { SideEffect } from '../rules/side-effect.ts'
import { listWishes, type KeptAnswer, type KeptWish } from '../sql/answers.server.ts'
import { listDoses, listWithdrawnDoses } from '../sql/doses.server.ts'
import { listRefrains, type KeptRefrain } from '../sql/refrains.server.ts'
import { findScheme } from '../sql/schemes.server.ts'
import { listEffects } from '../sql/side-effects.server.ts'
import { programmeOf, type KnownProgramme } from './programme-of.server.ts'
import { listBatchChoices, type BatchChoice } from './stock.server.ts'
import { whatWasSaid } from './what-was-said.server.ts'

export type SaidOf = { readonly vaccine: Vaccine; readonly outcome: AnswerOutcome; readonly sayers: readonly Sayer[] }
export type KnownRefrain = Refrain & { readonly words: string | null; readonly by: string; readonly inForce: boolean }
export type KnownWish = Pick<KeptWish, 'id' | 'vaccine' | 'decidedOn'> & { readonly words: string; readonly by: string }
export type KnownEffect = SideEffect & { readonly words: string | null }

export type Vaccinations = {
  readonly child: Child
  readonly twins: readonly Child[]
  /** Null: not born, or the birth date is not known. */
  readonly programme: KnownProgramme | null
  readonly scheme: SchemeFacts
  readonly doses: KnownProgramme['doses']
  readonly withdrawn: Awaited<ReturnType<typeof listWithdrawnDoses>>
  /** Of what is due or to come, and of what somebody said something about. */
  readonly said: readonly SaidOf[]
  /** Everything that was ever said, the newest first. */
  /** What the centre chose about silence of the other parent. */
  readonly setting: ConsentSetting
  readonly history: readonly KeptAnswer[]
  /** Names of who has or had a say, by id. */
  readonly names: ReadonlyMap<string, Child>
  readonly colleagues: ReadonlyMap<string, string>
  readonly wishes: readonly KnownWish[]
  readonly refrains: readonly KnownRefrain[]
  readonly effects: readonly KnownEffect[]
  /** What can be taken from the stock now, for the form; empty for who only reads. */
  readonly choices: readonly BatchChoice[]
  readonly may: { readonly write: boolean; readonly answer: boolean }
}

/** Null: there is no such child any more. */
export async function readVaccinations(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
): Promise<Result<Vaccinations, { readonly kind: 'not-there' } | NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'identity', 'family', 'ownHealth'] } as const
  return actOnFile(ctx, 'vaccination.read', of, async (tx, permit): Promise<Result<Vaccinations, { readonly kind: 'not-there' }>> => {
    const child = await findChild(tx, personId)
    return child === null ? err({ kind: 'not-there' }) : ok(await load(tx, ctx, keys, permit, child))
  })
}

async function load(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, child: Child): Promise<Vaccinations> {
  const { personId } = permit
  const today = localDate(ctx.now)
  const programme = await programmeOf(tx, child, today)
  const said = await whatWasSaid(tx, personId, today)
  const [refrains, effects, wishes] = [await listRefrains(tx, personId), await listEffects(tx, personId), await listWishes(tx, personId)]
  const open = (table: string, column: string, id: string, sealed: Buffer, version: number): string =>
    openColumn(keys, ctx.centreId, `vaccination.${table}`, column, id, { sealed, version })
  const colleagues = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
  const people = [...new Set([...(said.facts?.authority ?? []), ...said.answers.map(({ saidBy }) => saidBy as string)])]
  const mayWrite = permit.may('write', 'healthPieces')
  return {
    ...{ child, twins: await listTwins(tx, child), programme, colleagues },
    scheme: programme?.scheme ?? (child.birthDate === null ? noScheme : await findScheme(tx, personId)),
    ...{ doses: programme?.doses ?? (await listDoses(tx, personId)), withdrawn: await listWithdrawnDoses(tx, personId) },
    said: vaccinesToTalkAbout(programme, said.answers, refrains).map((vaccine) => ({
      ...{ vaccine, outcome: said.outcome(vaccine), sayers: said.sayers(vaccine) },
    })),
    history: said.answers.toReversed(),
    setting: said.setting,
    names: new Map((await listChildren(tx, people)).map((one) => [one.id as string, one])),
    wishes: wishes.map(({ id, vaccine, decidedOn, decidedBy, explanation, keyVersion }) => ({
      ...{ id, vaccine, decidedOn, by: colleagues.get(decidedBy) ?? '' },
      words: open('considered_wish', 'explanation', id, explanation, keyVersion),
    })),
    refrains: refrains.map((one) => ({
      ...one,
      words: wordsOf(open, one),
      by: colleagues.get(one.recordedBy) ?? '',
      inForce: isInForce(one, today),
    })),
    effects: effects.map((one) => ({
      ...one,
      words: one.words === null || one.keyVersion === null ? null : open('side_effect', 'words', one.id, one.words, one.keyVersion),
    })),
    choices: mayWrite ? await listBatchChoices(tx, ctx, VACCINES) : [],
    may: { write: mayWrite, answer: permit.may('write', 'ownHealth') },
  }
}

const wordsOf = (
  open: (table: string, column: string, id: string, sealed: Buffer, version: number) => string,
  { id, reason, keyVersion }: KeptRefrain,
): string | null => (reason === null || keyVersion === null ? null : open('refrain', 'reason', id, reason, keyVersion))

/** In the order of the programme: what is due or to come, and what anybody said anything about. */
function vaccinesToTalkAbout(
  programme: KnownProgramme | null,
  answers: readonly KeptAnswer[],
  refrains: readonly KeptRefrain[],
): Vaccine[] {
  const next = (programme?.next ?? []).filter(({ status }) => status === 'due' || status === 'future').map(({ vaccine }) => vaccine)
  const named = new Set([...next, ...answers.map(({ vaccine }) => vaccine), ...refrains.map(({ vaccine }) => vaccine)])
  return VACCINES.filter((vaccine) => named.has(vaccine))
}
