/** What the addresses of binding and loosening an account answer. They stand behind `residentsOnly`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { bindResident, openWithOwnKey, renewOwnKey, unbindResident } from '#contexts/access/public-openness.ts'
import { mayFreely } from '#contexts/access/public.ts'
import type { Keys } from '#platform/keys.server.ts'
import { readCode, type CodeRefusal } from '#platform/return-code.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { keyPage, loosenPage, ownKeyFormPage, ownKeyPage, type KeyView } from '../pages/openness/binding-pages.ts'
import { missingPage } from '../pages/openness/frame.ts'
import { opennessMessages } from '../pages/openness/messages.ts'
import { filesPath, keyPath, loosenPath, newOwnKeyPath, openPath } from '../pages/openness/paths.ts'
import { readTypedDate } from '../rules/typed-date.ts'

const part = z.string().max(10).default('')
const Key = z.strictObject({ sleutel: z.string().max(200).default(''), 'geboren-day': part, 'geboren-month': part, 'geboren-year': part })
const OwnKey = z.strictObject({ sleutel: z.string().max(200).default('') })
const Sure = z.strictObject({ zeker: z.literal('ja') })

const plain = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })

export function mountBinding(app: Hono<PageEnv>, keys: Keys): void {
  app.get(keyPath, (c) => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, keyPage({ ...plain(c), typed: { code: '', born: {} }, errors: {} }))
  })
  app.post(keyPath, (c) => bind(c, keys))
  app.post(openPath, (c) => open(c, keys))
  app.post(newOwnKeyPath, async (c) => {
    const made = await renewOwnKey(keys, c.get('ctx'))
    return made.ok ? page(c, ownKeyPage(plain(c), made.value)) : page(c, missingPage(plain(c)), 404)
  })
  app.get(loosenPath, (c) => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, loosenPage(plain(c)))
  })
  app.post(loosenPath, (c) => loosen(c))
}

async function bind(c: PageContext, keys: Keys): Promise<Response> {
  const words = opennessMessages(c.get('locale')).key.errors
  const form = await readForm(c, Key)
  const back = (errors: KeyView['errors'], status: 409 | 422 | 429): Response => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    const typed = form.ok
      ? {
          code: form.value.sleutel,
          born: { day: form.value['geboren-day'], month: form.value['geboren-month'], year: form.value['geboren-year'] },
        }
      : { code: '', born: {} }
    return page(c, keyPage({ ...plain(c), typed, errors }), status)
  }
  if (!form.ok) return back({ form: words.form }, 422)
  const code = readCode(form.value.sleutel)
  const birthDate = readTypedDate({ day: form.value['geboren-day'], month: form.value['geboren-month'], year: form.value['geboren-year'] })
  if (!code.ok || birthDate === null)
    return back({ sleutel: code.ok ? undefined : codeText(c, code.error), geboren: birthDate === null ? words.date : undefined }, 422)
  const bound = await bindResident(keys, c.get('ctx'), { code: code.value, birthDate })
  if (bound.ok) return bound.value.ownKey === null ? seeOther(c, filesPath) : page(c, ownKeyPage(plain(c), bound.value.ownKey))
  const { error } = bound
  if (error.kind === 'not-permitted') return page(c, missingPage(plain(c)), 404)
  if (error.kind === 'wait') return back({ form: words.wait(error.seconds) }, 429)
  return back({ sleutel: words[error.kind] }, 409)
}

async function open(c: PageContext, keys: Keys): Promise<Response> {
  const { key, own } = opennessMessages(c.get('locale'))
  const form = await readForm(c, OwnKey)
  const code = readCode(form.ok ? form.value.sleutel : '')
  const back = (error: string, status: 409 | 422 | 429): Response => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, ownKeyFormPage(plain(c), error), status)
  }
  if (!code.ok) return back(codeText(c, code.error), 422)
  const opened = await openWithOwnKey(keys, c.get('ctx'), code.value)
  if (opened.ok) return seeOther(c, filesPath)
  if (opened.error.kind === 'wait') return back(key.errors.wait(opened.error.seconds), 429)
  return back(own.wrong, 409)
}

async function loosen(c: PageContext): Promise<Response> {
  const form = await readForm(c, Sure)
  if (!form.ok) {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, loosenPage(plain(c)), 422)
  }
  await unbindResident(c.get('ctx'))
  return seeOther(c, `${filesPath}?gedaan=los`)
}

function codeText(c: PageContext, refusal: CodeRefusal): string {
  const { length, sign, typing } = opennessMessages(c.get('locale')).key.errors
  return refusal.kind === 'wrong-length' ? length : refusal.kind === 'unknown-sign' ? sign : typing
}
