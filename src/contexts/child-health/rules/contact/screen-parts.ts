/**
 * Which parts the screen of a contact opens with, and in which order: those of the template of its moment. What else there is to see or was typed comes after
 * what is measured, or at the end; the rest waits folded, never out of reach. An extra contact, and a moment that is offered no more, have the usual order.
 */
import type { Part } from '../schedule/moments.ts'
import type { ContactTyped } from './contact-form.ts'
import type { ContactPart } from './talk-topics.ts'

const usual = ['growth', 'development', 'body', 'jabs', 'talk'] as const satisfies readonly ContactPart[]

/** What is measured and looked at, apart from what is talked about. */
const measuring: ReadonlySet<ContactPart> = new Set(['growth', 'development', 'body', 'jabs'])

/** Where a part of a template stands on the screen. */
const standsIn: Readonly<Record<Part, ContactPart>> = {
  ...({ growth: 'growth', development: 'development', body: 'body', jabs: 'jabs', talk: 'talk' } as const),
  ...({ language: 'development', eye: 'body', hearing: 'body', motor: 'body', heelPrick: 'body', psychosocial: 'talk' } as const),
  questionnaire: 'questions',
}

export type ScreenParts = { readonly shown: readonly ContactPart[]; readonly folded: readonly ContactPart[] }

/** `wanted`: the family asked for it, something is due in it, or something was typed in it. Finishing stands last. */
export function screenParts(template: readonly Part[] | null, wanted: ReadonlySet<ContactPart>): ScreenParts {
  const chosen = template === null ? usual : template.map((one) => standsIn[one])
  const last = chosen.findLastIndex((one) => measuring.has(one)) + 1 || chosen.length
  const also = (ones: readonly ContactPart[]): readonly ContactPart[] => ones.filter((one) => wanted.has(one))
  const shown = new Set<ContactPart>([
    ...chosen.slice(0, last),
    ...also(usual.filter((one) => measuring.has(one))),
    ...chosen.slice(last),
    ...also(['talk', 'questions']),
  ])
  return { shown: [...shown, 'conclusion'], folded: usual.filter((one) => !shown.has(one)) }
}

const ofField: readonly (readonly [RegExp, ContactPart])[] = [
  [/^(sure-)?(height|weight|head)$|^note-growth$/, 'growth'],
  [/^i-|^note-development$/, 'development'],
  [/^b-|^note-body$/, 'body'],
  [/^d-[A-Z0-9_]+$|^sure-child$|^note-jabs$/, 'jabs'],
  [/^[at]-|^note-talk$/, 'talk'],
]

/** The parts to which fields belong; those of finishing are of none. */
export function partsOfFields(names: readonly string[]): ReadonlySet<ContactPart> {
  return new Set(names.flatMap((name) => ofField.filter(([shape]) => shape.test(name)).map(([, part]) => part)))
}

export const filledIn = (typed: ContactTyped): readonly string[] => Object.keys(typed).filter((name) => (typed[name] ?? '').trim() !== '')

export type Columns = { readonly left: readonly ContactPart[]; readonly right: readonly ContactPart[] }

/** Beside each other where there is room: what is measured and looked at, then what is talked about. Read one after the other they keep their order. */
export function columnsOf(shown: readonly ContactPart[]): Columns {
  const after = shown.findLastIndex((one) => measuring.has(one)) + 1
  const split = after === 0 ? shown.length - 1 : after
  return { left: shown.slice(0, split), right: shown.slice(split) }
}
