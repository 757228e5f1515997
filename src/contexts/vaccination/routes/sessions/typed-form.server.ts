import { readId, type Id } from '#platform/id.ts'
import type { PageContext } from '#web/http/page-env.ts'
import type { Fields } from '../../pages/fields.ts'

/** Longer than any field asks, but the list of a school. */
const longest = 3_000

/** What was typed; null: a field that the form does not have, or more than anybody types. `names` ending in `-` stand for all that begin so. */
export async function typedForm(c: PageContext, names: readonly string[], most = longest): Promise<Fields | null> {
  const body = await c.req.parseBody({ all: true })
  const typed: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    const all = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
    const isKnown = names.some((known) => (known.endsWith('-') ? name.startsWith(known) : name === known))
    if (!isKnown || all.length > 20 || all.some(({ length }) => length > most)) return null
    typed[name] = all.length === 1 ? (all[0] ?? '') : all
  }
  return typed
}

/** No such thing and not allowed are one answer; the permit is asked for, also where the address names nothing. */
const nowhere = '01990000-0000-7000-8000-000000000000'
export const idIn = <Kind extends string>(c: PageContext, name: string): Id<Kind> =>
  readId<Kind>(c.req.param(name) ?? '') ?? (nowhere as Id<Kind>)

export const isHidden = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'not-permitted' || kind === 'no-access' || kind === 'not-there'
