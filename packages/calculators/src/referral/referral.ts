import { refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { BIRTH_SIZE_VERSION } from '../growth/birth-size.ts'
import { loadReferences, tableVersion } from '../growth/library.ts'
import { REFERENCES, type ReferenceName } from '../growth/words.ts'
import { HEAD_RULES } from './head-rules.ts'
import { HEIGHT_RULES } from './height-rules.ts'
import { languageNumbers } from './language-numbers.ts'
import { LANGUAGE_RULES } from './language-rules.ts'
import { headNumbers, heightNumbers, weightNumbers } from './numbers.ts'
import { readReferralCase, type ReferralCase, type ReferralInput, type ReferralRule } from './referral-case.ts'
import { REFERRAL_TEXTS } from './referral-texts.ts'
import { compileRules, judge, type CompiledRules, type FiredRule, type NearestRule } from './rule-engine.ts'
import type { Mode, RuleSet } from './rule-set.ts'
import { WEIGHT_RULES } from './weight-rules.ts'

/** A signal for a professional, never a diagnosis: the rule that decides, and every other rule that holds. */
export type ReferralAnswer = {
  readonly id: CaseId
  readonly code: string
  readonly refer: boolean
  /** English; `referralText` gives other languages. */
  readonly reason: string
  readonly rule: string
  readonly all: readonly FiredRule[]
  /** The advice to refer that comes closest without holding. */
  readonly nearest: NearestRule | null
  /** What, if it were known, could change the outcome. */
  readonly missing: readonly string[]
  readonly mode: Mode
  readonly versions: Versions
}

/** The references that the growth rules look in. */
export const REFERRAL_REFERENCES = ['nl1976', 'nl1980', 'nl1997', 'nl2009', 'nl2012preterm'] as const satisfies readonly ReferenceName[]

const TABLES_OF: Readonly<Record<ReferralRule, readonly ReferenceName[]>> = {
  height: ['nl2009', 'nl2012preterm'],
  weight: ['nl1976', 'nl1980', 'nl2009', 'nl2012preterm'],
  head: ['nl1997', 'nl2012preterm'],
  language: [],
}
const SETS = {
  height: both(HEIGHT_RULES),
  weight: both(WEIGHT_RULES),
  head: both(HEAD_RULES),
  language: both(LANGUAGE_RULES),
}
const NUMBERS_OF: Readonly<Record<ReferralRule, (referral: ReferralCase) => Float64Array>> = {
  height: heightNumbers,
  weight: weightNumbers,
  head: headNumbers,
  language: languageNumbers,
}

function both<Slot extends string>(set: RuleSet<Slot>): Readonly<Record<Mode, CompiledRules>> & { readonly version: string } {
  return { version: set.version, compatible: compileRules(set, 'compatible'), guideline: compileRules(set, 'guideline') }
}

/** Judges one child by one rule; loads the tables it needs. */
export async function growthReferral(input: ReferralInput): Promise<ReferralAnswer | Refusal> {
  return answerReferral(input)
}

/** From unchecked input, as the API and the command line have it. */
export async function answerReferral(input: unknown): Promise<ReferralAnswer | Refusal> {
  await loadReferences(REFERRAL_REFERENCES)
  return answerReferralNow(input)
}

/** The same without waiting, when the tables are loaded already. */
export function answerReferralNow(input: unknown): ReferralAnswer | Refusal {
  const problems: Problem[] = []
  const referral = readReferralCase(input, problems)
  if (!referral || problems.length > 0) return refuse(referral?.id ?? null, problems)
  const { code, refer, rule, all, nearest, missing } = judge(SETS[referral.rule][referral.mode], NUMBERS_OF[referral.rule](referral))
  const reason = REFERRAL_TEXTS[code]?.en ?? ''
  return { id: referral.id, code, refer, reason, rule, all, nearest, missing, mode: referral.mode, versions: versionsOf(referral.rule) }
}

const versionsOfRule = new Map<ReferralRule, Versions>()

function versionsOf(rule: ReferralRule): Versions {
  let versions = versionsOfRule.get(rule)
  if (versions === undefined) {
    const tables: Record<string, string> = rule === 'height' ? { 'birth-size': BIRTH_SIZE_VERSION } : {}
    for (const name of TABLES_OF[rule]) tables[name] = tableVersion(REFERENCES.indexOf(name))
    versions = { engine: ENGINE_VERSION, rules: SETS[rule].version, tables }
    versionsOfRule.set(rule, versions)
  }
  return versions
}

/** The rules of one guideline as data, to show them beside an outcome. */
export function referralRules(rule: ReferralRule): RuleSet<string> {
  return RULES_OF[rule]
}

const RULES_OF: Readonly<Record<ReferralRule, RuleSet<string>>> = {
  height: HEIGHT_RULES,
  weight: WEIGHT_RULES,
  head: HEAD_RULES,
  language: LANGUAGE_RULES,
}
