/**
 * The form in which a vaccination programme is written down: data only. A change of the programme is a new or changed data file;
 * the engine that reads it stays as it is.
 */
import type { Text } from '../core/text.ts'

export type Vaccine = 'HEX' | 'PNEU' | 'ROTA' | 'BMR' | 'MENACWY' | 'HPV' | 'DKT' | 'DKTP_BOOSTER' | 'DTP' | 'HEPB0' | 'RSV'
export const VACCINES: readonly Vaccine[] = ['HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DKTP_BOOSTER', 'DTP', 'HEPB0', 'RSV']

/** 2+1 standard, 3+1 adapted, hbsag: child of a mother who carries hepatitis B. */
export type Scheme = '2+1' | '3+1' | 'hbsag'

/** A length of time: days, weeks of 7 days, calendar months or calendar years. '8w' is eight weeks. */
export type Span = `${number}${'d' | 'w' | 'm' | 'y'}`

/** current: an official page of this edition; older: official, of an earlier edition; secondary: a regional service, press or product text. */
export type SourceStanding = 'current' | 'older' | 'secondary'
export type Source = { readonly title: string; readonly url: string; readonly standing: SourceStanding }

/**
 * One fact. `span: null` means that no source we could read tells it: it is then shown as not known.
 * `assumed` is what a dose is judged by as long as it is not known; it never appears as a date of the programme.
 */
export type Limit = {
  readonly span: Span | null
  readonly sources: readonly string[]
  readonly assumed?: { readonly span: Span; readonly sources: readonly string[] }
  readonly note?: Text
  /** Set by the centre itself (`configureProgramme`). */
  readonly configured?: true
}

/** The last moment for a dose: up to and including that age in days or weeks, or the day before a birthday. */
export type Latest = Limit & {
  readonly boundary: 'including' | 'before'
  /** Whether a dose after it still counts: an end of entitlement does not undo a dose, a limit of the vaccine does. */
  readonly laterDose: 'counts' | 'does-not-count'
}

/** The dose falls away when the course of that vaccine was completed after this age. */
export type Waiver = Limit & { readonly vaccine: Vaccine }

/** When a dose is offered. */
export type Target = { readonly sources: readonly string[]; readonly configured?: true } & (
  | { readonly kind: 'age'; readonly from: Span; readonly to?: Span }
  /** A window that ends the day before a birthday. */
  | { readonly kind: 'year-of-life'; readonly from: Span; readonly before: Span }
  /** The whole calendar year in which the child reaches an age. */
  | { readonly kind: 'calendar-year'; readonly turning: number }
  | { readonly kind: 'campaign'; readonly from: string; readonly to: string; readonly fromAge: Span; readonly beforeAge: Span }
  /** Born in the months outside the season: in its first months; born in season: soon after birth. Months are 1-12. */
  | {
      readonly kind: 'season'
      readonly outside: { readonly firstMonth: number; readonly lastMonth: number }
      readonly offered: { readonly firstMonth: number; readonly lastMonth: number }
      readonly inSeasonWithin: Span
    }
  /** So long after the dose before. */
  | { readonly kind: 'interval'; readonly after: Span }
)

export type DoseRule = {
  /** The id of the dose in the programme, such as HEX-A. */
  readonly rule: string
  /** Tells limits of the same dose under different schemes apart, such as 2+1. */
  readonly variant?: string
  /** The birth cohort, where the same dose has another target or late start in another cohort. */
  readonly cohort?: string
  readonly sources: readonly string[]
  readonly target: Target
  readonly minAge?: Limit
  readonly minInterval?: Limit
  /** The interval of a normal course: it moves the offer, not the validity. */
  readonly usualInterval?: Limit
  /** In a course that was begun late: so long after its first dose. */
  readonly lateStart?: Limit
  readonly latest?: Latest
  readonly waiver?: Waiver
  /** A dose from this calendar year of life on takes this place in the course, whatever was given before. */
  readonly countsFromYearTurning?: number
}

export type Series = {
  readonly schemes?: readonly Scheme[]
  readonly bornFrom?: string
  readonly bornBefore?: string
  /** Holds when the first counting dose was given at this age or later, or is still to be given and the child is this old. */
  readonly startedFrom?: Limit
  /** The scheme that such a course is called by. */
  readonly calledScheme?: Scheme
  /** A first dose after this age makes it a late start. */
  readonly lateAfter?: Span
  readonly doses: readonly DoseRule[]
}

export type Course = {
  readonly vaccine: Vaccine
  /** The register's code for the kind of vaccine; null where not found. */
  readonly rivmCode: string | null
  /** The number of the first dose: 1, or 0 for a dose at birth that does not count in the course. */
  readonly firstNumber: 0 | 1
  readonly eligible?: {
    readonly bornFrom?: string
    readonly bornBefore?: string
    readonly motherHBsAg?: true
    readonly sources: readonly string[]
  }
  /** Not offered as long as the primary course of this vaccine is not complete. */
  readonly waitsFor?: { readonly vaccine: Vaccine; readonly sources: readonly string[] }
  /** The interval of the first dose is counted from the last counting dose of these. */
  readonly follows?: readonly Vaccine[]
  /** The first series that holds for the child is its course. */
  readonly series: readonly Series[]
}

/** What holds beside the doses; it changes no date. */
export type Remark = {
  readonly id: string
  readonly vaccines: readonly Vaccine[]
  readonly text: Text
  readonly sources: readonly string[]
}

export type Programme = {
  readonly id: string
  readonly version: string
  readonly inForceFrom: string
  readonly title: string
  /** Mother's vaccination or infection that makes the shorter course possible. */
  readonly maternalProtection: { readonly fromWeeks: number; readonly moreThanDaysBeforeBirth: number; readonly sources: readonly string[] }
  readonly courses: readonly Course[]
  readonly remarks: readonly Remark[]
  /** What was looked for and not found: shown to whoever uses the schedule. */
  readonly notFound: readonly { readonly id: string; readonly vaccines: readonly Vaccine[]; readonly text: Text }[]
  readonly sources: Readonly<Record<string, Source>>
}
