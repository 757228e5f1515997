/** The fields of asking: what is typed, step by step, carried along in the form itself. No cookie, nothing kept before it is sent. */
import { z } from 'zod'
import type { AskMessages } from './ask-messages.ts'

export const audiences = ['parents', 'youngPeople', 'workers', 'unknown'] as const
export const answerLanguages = ['nl', 'en', 'ar', 'tr', 'pl', 'uk', 'other'] as const

/** Everything that can be in the form; each step shows some of it and hides the rest. */
export const AskForm = z.strictObject({
  step: z.enum(['1', '2', '3', '4']).default('1'),
  go: z.enum(['next', 'back', 'send', 'remove', 'keep', '1', '2', '3']).default('next'),
  key: z.uuid().default(''),
  text: z.string().max(20_000).default(''),
  personal: z.enum(['', 'keep']).default(''),
  acute: z.enum(['', 'seen']).default(''),
  audience: z.enum(['', ...audiences]).default(''),
  age: z.string().max(20).default(''),
  postcode: z.string().max(20).default(''),
  language: z.enum(['', ...answerLanguages]).default(''),
  channel: z.enum(['', 'here', 'talk']).default(''),
  notice: z.string().max(320).default(''),
})
export type AskFields = z.infer<typeof AskForm>

export type AskErrors = Partial<Record<keyof AskFields, string>>

const mailShape = z.email()

/** What is wrong with the fields of a step, in words; empty when they are right. The text itself is read by the rules. */
export function errorsOf(step: '2' | '3', fields: AskFields, words: AskMessages): AskErrors {
  const errors: AskErrors = {}
  if (step === '2') Object.assign(errors, errorsOfFacts(fields, words))
  if (step === '3' && fields.notice.trim() !== '' && !mailShape.safeParse(fields.notice.trim()).success) errors.notice = words.errors.mail
  return errors
}

export function errorsOfFacts(
  { age, postcode }: Pick<AskFields, 'age' | 'postcode'>,
  words: AskMessages,
): Pick<AskErrors, 'age' | 'postcode'> {
  return {
    ...(age.trim() !== '' && readAge(age) === null ? { age: words.errors.age } : {}),
    ...(postcode.trim() !== '' && readPostcode(postcode) === null ? { postcode: words.errors.postcode } : {}),
  }
}

/** Forgiving: "13", "13 jaar"; null when it is no age from 0 to 22. */
export function readAge(typed: string): number | null {
  const match = /^\s*(\d{1,2})\s*(?:jaar|jr\.?|years?)?\s*$/i.exec(typed)
  const age = match === null ? Number.NaN : Number(match[1])
  return age >= 0 && age <= 22 ? age : null
}

/** Forgiving: "1234", "1234 AB" (the letters are not kept); null when it is no postcode. */
export function readPostcode(typed: string): number | null {
  const match = /^\s*([1-9]\d{3})\s*(?:[a-z]{2})?\s*$/i.exec(typed)
  return match === null ? null : Number(match[1])
}
