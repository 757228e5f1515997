/** What a child can do, in our own words; what was not seen on a day is looked at again, and no more than that. */
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, paragraph, small } from '#web/components/text.ts'
import type { ToldMilestone } from '../../rules/family/milestones-told.ts'
import { familyPage, type FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'
import { milestoneName } from './words.ts'

export type FamilyDevelopmentView = FamilyView & { readonly scheme: VanWiechenTable }

export function familyDevelopmentPage(view: FamilyDevelopmentView): Html {
  const { locale, health } = view
  const words = familyMessages(locale).development
  const { can, again } = health.milestones
  return familyPage(view, {
    ...{ child: health.child, part: 'development', title: words.title, lead: words.about },
    main: html`${can.length === 0 && again.length === 0 ? paragraph(words.none) : null}
    ${can.length === 0 ? null : panel({ id: 'kan-al', title: words.can, body: milestoneList(view, can) })}
    ${again.length === 0 ? null : panel({ id: 'nog-eens', title: words.again, body: html`${milestoneList(view, again)}${small(words.againAbout)}` })}`,
  })
}

function milestoneList({ locale, scheme }: FamilyDevelopmentView, all: readonly ToldMilestone[]): Html {
  const words = familyMessages(locale).development
  return bulletList(
    all.map((one) => {
      const about = one.toldByParent ? `${formatDate(locale, one.on)}, ${words.told}` : formatDate(locale, one.on)
      return html`${milestoneName(locale, scheme, one)} <span class="cjg-small">${about}</span>`
    }),
  )
}
