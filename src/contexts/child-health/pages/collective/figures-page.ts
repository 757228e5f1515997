/** Figures about groups: a subject as a table with bars, one question by area below it, and why some is not told. The bars say what the figures beside them say. */
import { attribute, html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { asset } from '#web/assets.server.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { filterChip } from '#web/components/notices.ts'
import { panel } from '#web/components/panel.ts'
import { heading, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { cohortOf, questionIds, shapeOf, themes, type QuestionId, type Theme } from '../../rules/collective/questions.ts'
import type { Figures } from '../../use-cases/collective/read-figures.server.ts'
import { areaTable } from './area-table.ts'
import { bar, hatched, percentOf } from './bars.ts'
import { figureMessages } from './messages.ts'
import { figuresAt, figuresFile, figuresPath } from './paths.ts'

export type FiguresView = WorkplaceFrame & { readonly told: Figures; readonly theme: Theme; readonly question: QuestionId | null }
type Shown = FiguresView & { readonly year: NonNullable<Figures['shown']> }

export function figuresPage(view: FiguresView): Html {
  const { locale, told } = view
  const words = figureMessages(locale)
  const year = told.shown
  const title = year === null ? words.plainTitle : words.title(String(year.year))
  const empty = emptyState({ title: words.none, text: paragraph(words.noneText), scene: null })
  return workplacePage({
    ...view,
    assets: { ...view.assets, stylesheets: [...view.assets.stylesheets, asset('figures.css')] },
    ...{
      title,
      current: 'figures',
      path: year === null ? figuresPath : figuresAt({ year: year.year, theme: view.theme, question: view.question ?? undefined }),
    },
    main: html`<div class="cjg-work-head">${heading(1, title)}</div>
      ${year === null ? empty : content({ ...view, year })}`,
  })
}

function content(view: Shown): Html {
  const { locale, year, question, told } = view
  const words = figureMessages(locale)
  const chosen = question ?? inTheme(view.theme).find((id) => told.figures.some((figure) => figure.question === id)) ?? null
  return html`<p class="cjg-work-lead">${words.lead(formatDate(locale, year.countedOn))}</p>
    ${year.invented ? callout({ kind: 'info', title: words.invented }) : null} ${filters(view)}
    <div class="cjg-figures">
      ${panel({ id: 'geheel', title: words.whole, body: html`${paragraph(words.wholeText)}${wholeTable(view, chosen)}` })}
      ${chosen === null ? null : onePanel(view, chosen)}
      ${panel({ id: 'waarom', title: words.why, body: words.whyText.map((text) => paragraph(text)) })}
    </div>
    ${row(linkButton({ href: localPath(locale, figuresFile(year.year)), label: words.download, variant: 'secondary', icon: 'download' }))}`
}

const inTheme = (theme: Theme): readonly QuestionId[] => questionIds.filter((id) => shapeOf(id).theme === theme)

function filters({ locale, told, theme, year: { year } }: Shown): Html {
  const words = figureMessages(locale)
  const chips = (label: string, all: readonly Html[]): Html => html`<nav class="cjg-chips cjg-work-ways" aria-label="${label}">${all}</nav>`
  const at = (choice: { year: number; theme: Theme }): string => localPath(locale, figuresAt(choice))
  return html`${chips(
    words.themesLabel,
    themes.map((one) => filterChip(words.themes[one], at({ year, theme: one }), one === theme)),
  )}
  ${
    told.years.length < 2
      ? null
      : chips(
          words.yearsLabel,
          told.years.map((one) => filterChip(String(one.year), at({ year: one.year, theme }), one.year === year)),
        )
  }`
}

/** Every question of the subject, also one of which nothing may be told. */
function wholeTable({ locale, told, theme, year: { year } }: Shown, chosen: QuestionId | null): Html {
  const words = figureMessages(locale)
  return html`<table class="cjg-figures__table" aria-labelledby="geheel-title">
    <thead>
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col">${words.born}</th>
        <th scope="col" colspan="2">${words.share}</th>
        <th scope="col">${words.children}</th>
      </tr>
    </thead>
    <tbody>
      ${inTheme(theme).map((id) => {
        const figure = told.figures.find(({ question, level }) => question === id && level === 'all')
        const name = words.questions[id].name
        const link = html`<a
          class="nl-link"
          href="${localPath(locale, figuresAt({ year, theme, question: id }))}#vraag"
          ${attribute('aria-current', id === chosen ? 'true' : null)}
          >${name}</a
        >`
        return html`<tr>
          <th scope="row">${figure === undefined ? name : link}</th>
          <td>${cohortOf(id, year) ?? words.allAges}</td>
          <td class="cjg-figures__bar">${figure === undefined ? hatched() : bar(figure)}</td>
          <td class="cjg-figures__share">${figure === undefined ? words.tooFew : percentOf(locale, figure)}</td>
          <td>${figure === undefined ? null : words.of(number(locale, figure.yes), number(locale, figure.of))}</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

const number = (locale: FiguresView['locale'], value: number): string => value.toLocaleString(locale.tag)

function onePanel({ locale, told, year }: Shown, id: QuestionId): Html {
  const words = figureMessages(locale)
  const { name, means, source } = words.questions[id]
  return panel({
    id: 'vraag',
    title: words.perArea(name),
    body: html`${areaTable(
        locale,
        told.figures.filter(({ question }) => question === id),
      )}
      <dl class="cjg-figures__facts">
        <dt>${words.means}</dt>
        <dd>${means}</dd>
        <dt>${words.source}</dt>
        <dd>${source} ${words.counted(formatDate(locale, year.countedOn), year.edition.split('/').at(-1) ?? '')}</dd>
      </dl>`,
  })
}
