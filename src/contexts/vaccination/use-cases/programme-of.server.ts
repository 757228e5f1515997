/** The programme of a child from what is kept: doses, mother and recorded scheme through the calculator. */
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Child } from '../../families/public-child.ts'
import type { Dose } from '../rules/dose.ts'
import { programmeOfChild, type ChildProgramme, type SchemeFacts } from '../rules/programme.ts'
import { listDoses } from '../sql/doses.server.ts'
import { findScheme } from '../sql/schemes.server.ts'

export type KnownProgramme = ChildProgramme & { readonly doses: readonly Dose[]; readonly scheme: SchemeFacts }

/** As it stands on a day. Null: without a birth date there is no programme. */
export async function programmeOf(
  tx: Tx,
  { id, birthDate }: Pick<Child, 'id' | 'birthDate'>,
  on: PlainDate,
): Promise<KnownProgramme | null> {
  if (birthDate === null) return null
  const [doses, scheme] = [await listDoses(tx, id), await findScheme(tx, id)]
  return { ...programmeOfChild(birthDate, scheme, doses, on), doses, scheme }
}
