/** Hidden parts of a file in the workplace: to read, to write in, to take in and hand over, and to close. What is not there and who is no member are one answer. */
import type { Hono } from 'hono'
import { z } from 'zod'
import {
  addCompartmentMember,
  closeCompartment,
  nameCompartmentSuccessor,
  openCompartment,
  removeCompartmentMember,
  type Within,
} from '#contexts/access/public-files.ts'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Result } from '#platform/result.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { hiddenPartsPage, hiddenPartSlug, type HiddenPartsView } from '../pages/hidden-parts/hidden-parts-page.ts'
import { hiddenPartMessages } from '../pages/hidden-parts/messages.ts'
import { deedPath } from '../pages/workplace/paths.ts'
import { writeHiddenPiece } from '../use-cases/hidden-pieces.server.ts'
import { readHiddenParts } from '../use-cases/read-hidden-parts.server.ts'

const nobody = '01990000-0000-7000-8000-000000000000'
const personOf = (c: PageContext): Id<'person'> => readId<'person'>(c.req.param('id') ?? '') ?? (nobody as Id<'person'>)
const withinOf = (c: PageContext): Within => ({
  personId: personOf(c),
  compartmentId: readId<'compartment'>(c.req.param('part') ?? '') ?? (nobody as Id<'compartment'>),
})

const Who = z.strictObject({ wie: z.string().max(60).default('') })
const Piece = z.strictObject({ kop: z.string().max(500).default(''), tekst: z.string().max(60_000).default('') })
const Nothing = z.strictObject({})

export function hiddenPartRoutes(app: Hono<PageEnv>, keys: Keys): void {
  const path = `/werkplek/gezinnen/:id/${hiddenPartSlug}`
  const withWho =
    (
      deed: (ctx: ReturnType<typeof ctxOf>, within: Within, who: Id<'account'>) => Promise<Result<unknown, { readonly kind: string }>>,
      done: string,
    ) =>
    async (c: PageContext): Promise<Response> => {
      const form = await readForm(c, Who)
      const who = form.ok ? readId<'account'>(form.value.wie) : null
      return answer(c, keys, await deed(ctxOf(c), withinOf(c), who ?? (nobody as Id<'account'>)), done)
    }
  app.get(path, (c) => show(c, keys))
  app.post(path, async (c) => {
    const form = await readForm(c, Nothing)
    return form.ok ? answer(c, keys, await openCompartment(ctxOf(c), personOf(c)), 'geopend') : show(c, keys, { message: 'form' })
  })
  app.post(`${path}/:part/schrijf`, (c) => write(c, keys))
  app.post(`${path}/:part/erbij`, withWho(addCompartmentMember, 'erbij'))
  app.post(`${path}/:part/eruit`, withWho(removeCompartmentMember, 'eruit'))
  app.post(`${path}/:part/opvolger`, withWho(nameCompartmentSuccessor, 'aangewezen'))
  app.post(`${path}/:part/sluit`, async (c) => answer(c, keys, await closeCompartment(ctxOf(c), withinOf(c)), 'gesloten'))
}

const ctxOf = (c: PageContext) => c.get('ctx')

type Back = { readonly message: string; readonly typed?: Readonly<Record<string, string>> }

async function show(c: PageContext, keys: Keys, back: Back | null = null): Promise<Response> {
  const read = await readHiddenParts({ keys }, ctxOf(c), personOf(c))
  if (!read.ok) return c.notFound()
  const words = hiddenPartMessages(c.get('locale'))
  const wrong: HiddenPartsView['wrong'] =
    back === null ? null : { message: words.errors[back.message] ?? '', part: c.req.param('part') ?? '', typed: back.typed ?? {} }
  const done = words.done[c.req.query('gedaan') ?? ''] ?? null
  const view = { ...workplaceFrame(c), hidden: read.value, done, wrong, isAnswerToPost: c.req.method === 'POST' }
  return page(c, hiddenPartsPage(view), back === null ? 200 : 422)
}

async function answer(
  c: PageContext,
  keys: Keys,
  result: Result<unknown, { readonly kind: string }>,
  done: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<Response> {
  if (result.ok) return seeOther(c, `${deedPath(personOf(c), hiddenPartSlug)}?gedaan=${done}`)
  const { kind } = result.error
  // Who is no member hears what somebody hears of whom there is nothing.
  if (kind === 'no-access' || kind === 'not-permitted') return c.notFound()
  return show(c, keys, { message: kind, typed })
}

async function write(c: PageContext, keys: Keys): Promise<Response> {
  const form = await readForm(c, Piece)
  if (!form.ok) return show(c, keys, { message: 'form' })
  const read = await readHiddenParts({ keys }, ctxOf(c), personOf(c))
  if (!read.ok) return c.notFound()
  const { kop: title, tekst: text } = form.value
  const piece = { ...withinOf(c), title, text, fields: read.value.fields, kind: 'note' } as const
  return answer(c, keys, await writeHiddenPiece({ keys }, ctxOf(c), piece), 'bewaard', form.value)
}
