/** The inputs of access scenarios as they are written: known fields are read strictly, others are passed over (a remark of who wrote the case). */
import { z } from 'zod'
import { recognitionExceptions } from '#contexts/access/rules/privacy/authority.ts'
import { consentExceptions, frameworksWithoutConsent } from '#contexts/access/rules/privacy/help-consent.ts'
import { requesters } from '#contexts/access/rules/privacy/inspection.ts'
import { fileRegimes } from '#contexts/access/rules/privacy/regime.ts'
import { grounds, recipientFunctions } from '#contexts/access/rules/privacy/sharing.ts'
import { Temporal } from '#platform/time.ts'

const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text))
const word = z.string().trim().min(1)
const words = z.array(word)
const flag = z.boolean().optional()

const born = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ ...shape, birthDate: date, on: date }).refine(
    (input) => {
      const { birthDate, on } = input as { readonly birthDate: Temporal.PlainDate; readonly on: Temporal.PlainDate }
      return Temporal.PlainDate.compare(birthDate, on) <= 0
    },
    { path: ['birthDate'], error: 'lies after "on"' },
  )

export const readInput = z.object({
  role: word.optional(),
  rolePermits: z.boolean(),
  relation: z.object({ from: date, to: date.nullish() }).optional(),
  // The contract names no form: true (the relation is that of a stand-in), or a term of its own.
  standIn: z.union([z.boolean(), z.object({ from: date.nullish(), to: date.nullish(), until: date.nullish() })]).optional(),
  needed: flag,
  emergency: flag,
  reason: z.string().optional(),
  on: date,
})

export const inspectInput = born({
  regime: z.enum(fileRegimes),
  who: z.enum(requesters),
  hasAuthority: flag,
  youthCapable: flag,
  youthConsent: flag,
  goodCareOpposes: flag,
})

export const helpConsentInput = born({
  framework: z.enum(frameworksWithoutConsent).optional(),
  authority: words.refine((names) => !names.includes('youth'), 'the young person has no authority'),
  given: words,
  youthCapable: flag,
  exception: z.enum(consentExceptions).optional(),
  explanation: z.string().optional(),
})

export const authorityInput = z.object({
  relation: z.enum(['married', 'divorced-no-ruling', 'divorced-sole-by-judge', 'unmarried-recognised']),
  recognisedOn: date.optional(),
  registerEntry: z.union([z.boolean(), date]).optional(),
  exception: z.enum(recognitionExceptions).optional(),
  on: date,
})

/** What was filled in for one of the tests; the contract names the five and not their keys. */
const filledIn = z.union([z.string(), z.boolean(), z.null()])

export const shareInput = z.object({
  ground: z.enum(grounds).optional(),
  recipient: word,
  recipientFunction: z.enum(recipientFunctions).optional(),
  item: word,
  consent: z.object({ to: words, items: words, until: date.nullish(), withdrawnOn: date.nullish() }).optional(),
  test: z.union([z.record(z.string(), filledIn), z.array(filledIn)]).optional(),
  necessary: flag,
  objection: flag,
  on: date,
})

const answer = z.enum(['yes', 'no']).nullish()

export const codeDecisionInput = z.object({
  answers: z.object({ suspicion: answer, acuteOrStructural: answer, canHelp: answer, accepted: answer, effective: answer }),
})

export const destructionInput = born({
  regime: z.enum(fileRegimes),
  who: z.enum(requesters),
  hasAuthority: flag,
  youthCapable: flag,
  importantToOther: flag,
})
