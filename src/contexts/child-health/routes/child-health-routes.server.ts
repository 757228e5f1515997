/** The calculator pages: open to all, nothing kept, nothing personal in an address. */
import { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely } from '#contexts/access/public.ts'
import { parseDate } from '#calculators/core/civil-date.ts'
import type { Html } from '#platform/html.ts'
import { localDate } from '#platform/time.ts'
import { asset } from '#web/assets.server.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import { FinishedPages } from '#web/http/finished-pages.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { nothingTyped, type Aid, type Drawn } from '../pages/aid.ts'
import { developmentAid } from '../pages/development-aid.ts'
import { developmentMessages } from '../pages/development-messages.ts'
import { aidPage, startPage, type AidPage } from '../pages/frame.ts'
import { growthAid } from '../pages/growth-aid.ts'
import { growthMessages } from '../pages/growth-messages.ts'
import { paths } from '../pages/paths.ts'
import { vaccinationAid } from '../pages/vaccination-aid.ts'
import { vaccinationMessages } from '../pages/vaccination-messages.ts'
import type { Typed } from '../rules/typed.ts'
import type { ChildHealthParts } from './parts.ts'

type Name = AidPage['name']

const aids: Readonly<Record<Name, { readonly aid: Aid; readonly words: (locale: AidPage['locale']) => AidPage['words'] }>> = {
  growth: { aid: growthAid, words: growthMessages },
  development: { aid: developmentAid, words: developmentMessages },
  vaccination: { aid: vaccinationAid, words: vaccinationMessages },
}

/** Any names and texts; which ones a form has, its own rules say, the same here as in the browser. */
const AnyForm = z.record(z.string().max(40), z.string())

export function childHealthRoutes(parts: ChildHealthParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const finished = new FinishedPages([], parts.keepPages)
  const get = (path: string, make: (c: PageContext) => Promise<Html> | Html): void => {
    app.get(path, async (c) => {
      mayFreely(c.get('ctx'), 'calculators.use')
      return (await finished.answer(c, () => make(c))) ?? c.notFound()
    })
  }
  get(paths.start, (c) => startPage({ ...frame(c), own: { stylesheet: asset('charts.css'), module: null } }))
  for (const name of ['growth', 'development', 'vaccination'] as const) {
    get(paths[name], async (c) => whole(c, parts, name, await draw(c, name, nothingTyped)))
    app.post(paths[name], async (c) => {
      mayFreely(c.get('ctx'), 'calculators.use')
      const form = await readForm(c, AnyForm)
      const drawn = await draw(c, name, form.ok ? form.value : notOurs)
      return page(c, whole(c, parts, name, drawn), drawn.faults === null ? 200 : 422)
    })
  }
  return app
}

/** No form of ours has this field: it is answered as such. */
const notOurs: Typed = { '': '' }

const frame = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })

function draw(c: PageContext, name: Name, typed: Typed): Promise<Drawn> {
  const today = parseDate(localDate(c.get('ctx').now).toString()) ?? 0
  return aids[name].aid.draw({ locale: c.get('locale'), typed, today })
}

function whole(c: PageContext, { modules }: ChildHealthParts, name: Name, drawn: Drawn): Html {
  const own = { stylesheet: asset('charts.css'), module: modules.entry(name) }
  return aidPage({ ...frame(c), own, name, words: aids[name].words(c.get('locale')), drawn })
}
