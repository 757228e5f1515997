/** What is the same on every page of the workplace in one visit: who it is for, and what this person may open. */
import { loadAssets } from '#web/assets.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { termIn } from '#web/site.ts'
import { initialsOf, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { permits } from '../rules/permissions.ts'
import { professionName } from './messages.ts'

export function workplaceFrame(c: PageContext): WorkplaceFrame {
  const { actor } = c.get('ctx')
  const [locale, site] = [c.get('locale'), c.get('site')]
  const name = actor.kind === 'staff' ? actor.name : ''
  const profession = actor.kind === 'staff' ? termIn(locale, site, actor.profession, professionName(locale, actor.profession)) : ''
  return {
    locale,
    site,
    assets: loadAssets().workplace,
    person: { name, profession, initials: initialsOf(name) },
    counts: c.get('notices'),
    entries: [
      'today',
      ...(permits(actor, 'conversation.list') ? (['questions'] as const) : []),
      ...(permits(actor, 'person.search') ? (['families'] as const) : []),
      ...(permits(actor, 'vaccination.stock') ? (['vaccines'] as const) : []),
      ...(permits(actor, 'health.due') || permits(actor, 'health.setUp') ? (['health'] as const) : []),
      ...(permits(actor, 'conversation.enter') ? (['enter'] as const) : []),
      ...(permits(actor, 'emergency.listOwn') || permits(actor, 'emergency.list') ? (['emergency'] as const) : []),
      ...(permits(actor, 'review.list') ? (['supervision'] as const) : []),
      ...(permits(actor, 'review.readOwn') ? (['askedOfMe'] as const) : []),
      ...(permits(actor, 'share.read') ? (['sharedWithMe'] as const) : []),
      ...(permits(actor, 'request.handle') ? (['requests'] as const) : []),
      ...(permits(actor, 'breach.count') ? (['breaches'] as const) : []),
      ...(permits(actor, 'processing.read') ? (['processing'] as const) : []),
      ...(permits(actor, 'retention.read') ? (['retention'] as const) : []),
      ...(permits(actor, 'rota.read') ? (['rota'] as const) : []),
      ...(permits(actor, 'library.searchMisses') ? (['searchMisses'] as const) : []),
      ...(permits(actor, 'abuse.handle') ? (['reports'] as const) : []),
      ...(permits(actor, 'centre.seeSettings') ? (['settings'] as const) : []),
      ...(permits(actor, 'centre.setTheme') ? (['look'] as const) : []),
      ...(permits(actor, 'person.import') ? (['importFamilies'] as const) : []),
      ...(permits(actor, 'account.list') ? (['staff'] as const) : []),
      ...(permits(actor, 'organisation.list') ? (['organisations'] as const) : []),
      ...(permits(actor, 'proposal.list') ? (['proposals'] as const) : []),
      ...(permits(actor, 'client.look') ? (['clients'] as const) : []),
      ...(permits(actor, 'audit.read') ? (['auditLog'] as const) : []),
      ...(permits(actor, 'breach.suspect') ? (['reportBreach'] as const) : []),
    ],
  }
}
