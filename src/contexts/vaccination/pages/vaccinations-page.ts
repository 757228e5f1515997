/** The vaccinations of one child: what is due with its reason, what was given, who says what, and what holds back. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { heading, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../families/public-child.ts'
import type { Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { effectsPanel, givenPanel } from './given-panel.ts'
import { vaccinationMessages } from './messages.ts'
import { backToFamily, deedPath, vaccinationsPath } from './paths.ts'
import { programmePanel } from './programme-panel.ts'
import { refrainsPanel } from './refrains-panel.ts'
import { saidPanel } from './said-panel.ts'
import { listText } from './words.ts'

export type VaccinationsView = WorkplaceFrame & {
  readonly known: Vaccinations
  readonly today: PlainDate
  readonly done: boolean
  readonly problem: string | null
  readonly isAnswerToPost: boolean
}

export function vaccinationsPage(view: VaccinationsView): Html {
  const { locale, known } = view
  const words = vaccinationMessages(locale)
  const { child, twins, may } = known
  const name = fullName(child)
  const to = (deed: string): string => localPath(locale, deedPath(child.id, deed))
  return workplacePage({
    ...view,
    title: words.titleOf(name),
    path: view.isAnswerToPost ? null : vaccinationsPath(child.id),
    current: 'families',
    notice: noticeOf(view),
    main: html`${breadcrumb(
        locale,
        [
          { label: words.families, href: localPath(locale, '/werkplek/gezinnen') },
          { label: name, href: localPath(locale, backToFamily(child.id)) },
        ],
        words.title,
      )}
      <div class="cjg-work-head">${heading(1, html`<span dir="auto">${words.titleOf(name)}</span>`)}</div>
      <p class="cjg-work-lead">${child.birthDate === null ? words.notBorn : words.bornOn(formatDate(locale, child.birthDate))}</p>
      ${
        twins.length === 0
          ? null
          : callout({
              kind: 'warn',
              title: words.twin(
                listText(
                  locale,
                  twins.map((one) => fullName(one)),
                ),
              ),
            })
      }
      ${
        may.write
          ? row(
              linkButton({ href: to('prik'), label: words.deeds.give }),
              linkButton({ href: to('elders'), label: words.deeds.elsewhere, variant: 'secondary' }),
            )
          : null
      }
      <div class="cjg-day">
        <div class="cjg-day__first cjg-stack">${programmePanel(view)} ${givenPanel(view)}</div>
        <div class="cjg-day__rest">${saidPanel(view)} ${refrainsPanel(view)} ${effectsPanel(view)}</div>
      </div>`,
  })
}

function noticeOf({ locale, done, problem }: VaccinationsView): Html | null {
  if (problem !== null) return callout({ kind: 'warn', role: 'alert', title: problem })
  return done ? callout({ kind: 'ok', role: 'status', title: vaccinationMessages(locale).done }) : null
}
