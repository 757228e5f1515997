/** What a centre needs before its door can open: a name for its address, a way to be called, hours that can be. */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate, type PlainTime } from '#platform/time.ts'

export type NewHours = {
  readonly weekday: number
  readonly kind: 'phone' | 'walk-in'
  readonly opens: PlainTime
  readonly closes: PlainTime
}

export type NewCentre = {
  readonly region: { readonly slug: string; readonly name: string }
  readonly slug: string
  readonly name: string
  readonly municipality: string
  readonly hosts: readonly string[]
  readonly isDefault: boolean
  readonly demonstration: boolean
  readonly phone: string
  readonly dutyPhone: string
  readonly streetAddress: string
  readonly postalCode: string
  readonly town: string
  readonly directions: string
  readonly retentionDays: number
  readonly pagerAddress: string | null
  readonly openingHours: readonly NewHours[]
  readonly closedDays: readonly PlainDate[]
}

export type CentreRefusal =
  | { readonly kind: 'wrong-slug'; readonly slug: string }
  | { readonly kind: 'wrong-name'; readonly name: string }
  | { readonly kind: 'wrong-host'; readonly host: string }
  | { readonly kind: 'no-phone' }
  | { readonly kind: 'wrong-retention' }
  | { readonly kind: 'wrong-hours'; readonly weekday: number }

export function checkCentre(wish: NewCentre): Result<NewCentre, CentreRefusal> {
  for (const slug of [wish.slug, wish.region.slug]) if (!/^[a-z0-9-]{2,40}$/.test(slug)) return err({ kind: 'wrong-slug', slug })
  const name = [wish.name, wish.region.name].find((text) => text.trim().length < 2 || text.length > 80)
  if (name !== undefined) return err({ kind: 'wrong-name', name })
  const hosts = [...new Set(wish.hosts.map((host) => host.trim().toLowerCase()))]
  const host = hosts.find((one) => !/^[a-z0-9.-]{1,253}$/.test(one))
  if (host !== undefined) return err({ kind: 'wrong-host', host })
  if (wish.phone.trim() === '' || wish.dutyPhone.trim() === '') return err({ kind: 'no-phone' })
  if (!Number.isInteger(wish.retentionDays) || wish.retentionDays < 7 || wish.retentionDays > 365) return err({ kind: 'wrong-retention' })
  const wrong = findWrongHours(wish.openingHours)
  return wrong === undefined ? ok({ ...wish, hosts }) : err({ kind: 'wrong-hours', weekday: wrong.weekday })
}

/** The first that cannot be. */
export const findWrongHours = (all: readonly NewHours[]): NewHours | undefined => all.find((hours) => !canBe(hours, all))

/** Opens before it closes, on a day of the week, and not while it is open already. */
function canBe(hours: NewHours, all: readonly NewHours[]): boolean {
  if (!Number.isInteger(hours.weekday) || hours.weekday < 1 || hours.weekday > 7) return false
  if (Temporal.PlainTime.compare(hours.opens, hours.closes) >= 0) return false
  return all.every(
    (other) =>
      other === hours ||
      other.weekday !== hours.weekday ||
      other.kind !== hours.kind ||
      Temporal.PlainTime.compare(other.closes, hours.opens) <= 0 ||
      Temporal.PlainTime.compare(hours.closes, other.opens) <= 0,
  )
}
