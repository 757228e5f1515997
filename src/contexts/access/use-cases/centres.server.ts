/** The public facts of centres: which one answers to a host name, its hours, its terms. */
import type { Database } from '#platform/db.server.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate, PlainTime } from '#platform/time.ts'
import { offeredLanguages } from '../rules/administration/languages.ts'
import type { Logo } from '../rules/logo-image.ts'
import type { Look } from '../rules/look.ts'
import { findLogo } from '../sql/centre-logo.server.ts'
import { findLook } from '../sql/centre-look.server.ts'

export type OpeningHours = {
  readonly weekday: number
  readonly kind: 'phone' | 'walk-in'
  readonly opens: PlainTime
  readonly closes: PlainTime
}

export type Centre = {
  readonly id: Id<'centre'>
  readonly slug: string
  readonly name: string
  readonly municipality: string
  readonly region: string
  readonly hosts: readonly string[]
  readonly isDefault: boolean
  readonly demonstration: boolean
  readonly phone: string
  readonly dutyPhone: string
  readonly streetAddress: string
  readonly postalCode: string
  readonly town: string
  readonly directions: string
  readonly answerTermWorkingDays: number
  readonly acuteTermMinutes: number
  readonly retentionDays: number
  readonly pagerAddress: string | null
  /** Their tags, Dutch first. */
  readonly languages: readonly string[]
  /** To whom somebody objects: null is the college of the municipality, empty nobody. */
  readonly objectionBody?: string | null
  readonly drawings: boolean
  readonly look: Look
  readonly logo: Logo | null
  readonly openingHours: readonly OpeningHours[]
  readonly closedDays: readonly PlainDate[]
}

/** Every centre of the installation, the default first. Public facts, so without a permit. */
export async function listCentres(db: Database): Promise<Centre[]> {
  const rows = await db
    .selectFrom('access.centre as c')
    .innerJoin('access.region as r', 'r.id', 'c.region_id')
    .selectAll('c')
    .select('r.name as region')
    .orderBy('c.is_default', 'desc')
    .orderBy('c.slug')
    .execute()
  const centres: Centre[] = []
  for (const row of rows) {
    const hours = await inTransaction(db, { centreId: row.id, actor: 'visitor' }, async (tx) => ({
      opening: await tx
        .selectFrom('access.opening_hours')
        .select(['weekday', 'kind', 'opens', 'closes'])
        .orderBy('weekday')
        .orderBy('opens')
        .execute(),
      look: (await findLook(tx)).look,
      logo: await findLogo(tx),
      closed: await tx.selectFrom('access.closed_day').select('day').orderBy('day').execute(),
    }))
    centres.push({
      id: row.id as Id<'centre'>,
      slug: row.slug,
      name: row.name,
      municipality: row.municipality,
      region: row.region,
      hosts: row.hosts,
      isDefault: row.is_default,
      demonstration: row.demonstration,
      phone: row.phone,
      dutyPhone: row.duty_phone,
      streetAddress: row.street_address,
      postalCode: row.postal_code,
      town: row.town,
      directions: row.directions,
      answerTermWorkingDays: row.answer_term_working_days,
      acuteTermMinutes: row.acute_term_minutes,
      retentionDays: row.retention_days,
      pagerAddress: row.notice_pager_address,
      languages: offeredLanguages(row.left_out_languages),
      objectionBody: row.objection_body,
      drawings: row.drawings,
      look: hours.look,
      logo: hours.logo,
      openingHours: hours.opening.map((hour) => ({ ...hour, kind: hour.kind === 'phone' ? 'phone' : 'walk-in' })),
      closedDays: hours.closed.map(({ day }) => day),
    })
  }
  return centres
}

export async function loadCentre(db: Database, id: Id<'centre'>): Promise<Centre | null> {
  return (await listCentres(db)).find((centre) => centre.id === id) ?? null
}

/** The centre that answers to a host name (without port), or the default one; null while there is none. */
export function findCentreByHost(centres: readonly Centre[], host: string): Centre | null {
  return centres.find(({ hosts }) => hosts.includes(host.toLowerCase())) ?? centres.find(({ isDefault }) => isDefault) ?? centres[0] ?? null
}
