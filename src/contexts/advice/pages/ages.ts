/** What matters at which age: every phase with its articles. */
import { html, type Html } from '#platform/html.ts'
import { heading, lead, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import { phaseDoll } from '#web/drawings/ages.ts'
import { articleShelves, untranslatedHint } from './article-list.ts'
import { phaseCards } from './home.ts'
import { pageMessages } from './messages.ts'
import { paths } from './paths.ts'
import { waysPanel, type WaysOn } from './ways-on.ts'
import { phases, type ArticleLink, type PageFrame, type Phase } from './words.ts'

export type AgesView = PageFrame & {
  readonly ways: WaysOn
  readonly byPhase: Readonly<Record<Phase, readonly ArticleLink[]>>
}

function phaseSection({ locale, site, byPhase }: AgesView, phase: Phase): Html {
  const words = pageMessages(locale)
  const { age, name } = words.phases[phase]
  const articles = byPhase[phase]
  const list = articles.length > 0 ? articleShelves(locale, articles, { level: 3, lines: false }) : small(words.agesPage.none)
  return html`<section class="cjg-phase-section" id="age-${phase}" aria-labelledby="age-${phase}-title">
    ${site.drawings ? phaseDoll(phase) : null}
    <div class="cjg-stack">
      ${heading(2, html`${age}${name ? html` <span class="cjg-optional">${name}</span>` : null}`, { id: `age-${phase}-title` })}${list}
    </div>
  </section>`
}

export function agesPage(view: AgesView): Html {
  const { locale, site } = view
  const words = pageMessages(locale).agesPage
  return publicPage({
    locale,
    site,
    title: words.title,
    description: words.lead,
    path: paths.ages,
    breadcrumbs: [],
    main: html`${heading(1, words.title)}${lead(words.lead)}
      <nav class="cjg-not-on-paper" aria-label="${words.jump}">${phaseCards(locale, site.drawings)}</nav>
      ${untranslatedHint(
        locale,
        phases.flatMap((phase) => view.byPhase[phase]),
      )}
      ${phases.map((phase) => phaseSection(view, phase))}`,
    side: waysPanel(view, view.ways),
  })
}
