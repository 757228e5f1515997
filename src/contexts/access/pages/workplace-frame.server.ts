/** What is the same on every page of the workplace: who is signed in, and what that person may open. Stands behind `requireStaff`. */
import { loadAssets } from '#web/assets.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { initialsOf, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { permits } from '../rules/permissions.ts'
import { professionName } from './messages.ts'

export function workplaceFrame(c: PageContext): WorkplaceFrame {
  const { actor } = c.get('ctx')
  const locale = c.get('locale')
  const name = actor.kind === 'staff' ? actor.name : ''
  return {
    locale,
    site: c.get('site'),
    assets: loadAssets().workplace,
    person: { name, profession: actor.kind === 'staff' ? professionName(locale, actor.profession) : '', initials: initialsOf(name) },
    entries: [
      'today',
      ...(permits(actor, 'conversation.list') ? (['questions'] as const) : []),
      ...(permits(actor, 'library.searchMisses') ? (['searchMisses'] as const) : []),
      ...(permits(actor, 'account.list') ? (['staff'] as const) : []),
    ],
  }
}
