/** The referral rules, for professionals: what holds with the numbers that made it hold, what comes nearest, what is not known. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDecimal, type Locale } from '#platform/locale.ts'
import { referralText, ruleName, type ReferralLanguage } from '#calculators/referral/referral-texts.ts'
import type { FiredRule } from '#calculators/referral/rule-engine.ts'
import { definitionRows, type DefinitionRow } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, small } from '#web/components/text.ts'
import type { GrowthAnswer } from '../rules/growth-answer.ts'
import { growthMessages } from './growth-messages.ts'

type Referral = GrowthAnswer['referrals'][number]

export function referralPart(locale: Locale, referrals: readonly Referral[]): Html {
  if (referrals.length === 0) return nothing
  const words = growthMessages(locale).referral
  return html`${heading(3, words.title)}${small(words.intro)} ${referrals.map((one) => ruleOutcome(locale, one))}${small(words.mode)}`
}

const languageOf = (locale: Locale): ReferralLanguage => (locale.tag === 'nl' ? 'nl' : 'en')
const codeText = (locale: Locale, code: string): string => referralText(code, languageOf(locale)) ?? code

function ruleOutcome(locale: Locale, { about, code, refer, rule, all, nearest, missing }: Referral): Html {
  const words = growthMessages(locale).referral
  const state = stateTag(words, refer, all.length > 0, missing.length > 0)
  const rows: DefinitionRow[] = [{ term: words.rule, detail: ruleName(rule, languageOf(locale)) }]
  if (all.length > 0) rows.push({ term: words.also, detail: bulletList(all.map((fired) => firedText(locale, fired))) })
  if (nearest !== null)
    rows.push({
      term: words.nearest,
      detail: `${codeText(locale, nearest.code)} (${nearest.code}; ${words.lacking(formatDecimal(locale, -nearest.distance, 2))})`,
    })
  if (missing.length > 0) rows.push({ term: words.missing, detail: bulletList(missing.map((name) => missingText(locale, name))) })
  return html`${heading(4, words.about[about])}
    <p class="nl-paragraph">${state} ${codeText(locale, code)}</p>
    ${definitionRows(rows)}`
}

/** Refer; nothing holds; something is asked for; or the rule only tells something, such as that it ends at an age. */
function stateTag(words: ReturnType<typeof growthMessages>['referral'], refer: boolean, holds: boolean, asks: boolean): Html {
  if (refer) return tag('warn', words.refer, 'warning')
  if (!holds) return tag('ok', words.noRefer, 'check')
  return tag('info', asks ? words.ask : words.says)
}

/** "Verwijs: erg klein. (1044; 0,01 voorbij de grens; met SD-score −2,51, leeftijd 5)". */
function firedText(locale: Locale, { code, values, distance }: FiredRule): string {
  const { slots, referral } = growthMessages(locale)
  const named: Readonly<Record<string, string>> = slots
  const numbers = Object.entries(values).flatMap(([slot, value]) => {
    const name = named[slot]
    return name === undefined ? [] : [`${name} ${formatDecimal(locale, value, Number.isInteger(value) ? 0 : 2)}`]
  })
  const details = [
    code,
    ...(distance === null ? [] : [referral.beyond(formatDecimal(locale, distance, 2))]),
    ...(numbers.length === 0 ? [] : [`${referral.numbers} ${numbers.join(', ')}`]),
  ]
  return `${codeText(locale, code)} (${details.join('; ')})`
}

function missingText(locale: Locale, name: string): string {
  const known: Readonly<Record<string, string>> = growthMessages(locale).missing
  return known[name] ?? name
}
