/** Who plans puts children that are due for a vaccination on the list of a session. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { checkCards } from '#web/components/choice.ts'
import { selectField } from '#web/components/field.ts'
import { foldOut, row, small } from '#web/components/text.ts'
import { bornText, nameOf } from '../schedule/words.ts'
import type { ListsView } from './lists-page.ts'
import { callsMessages } from './messages.ts'
import { toSessionPath } from './paths.ts'

export function sessionPanel({ locale, lists, wrong, chosen }: ListsView): Html | null {
  const { toSession: words } = callsMessages(locale)
  const due = [...lists.overdue, ...lists.due, ...lists.jabs].filter(({ subjects }) =>
    subjects.some(({ subject }) => subject.startsWith('dose:')),
  )
  if (due.length === 0 || lists.toFill.length === 0) return null
  const children = due.map(({ child }) => ({ value: child.id, label: `${nameOf(child)}, ${bornText(locale, child, lists.today)}` }))
  const sessions = lists.toFill.map(({ id, name, heldOn }) => ({ value: id, label: `${formatDate(locale, heldOn)}, ${name}` }))
  const error = (name: string) => (wrong[name] === undefined ? {} : { error: wrong[name] })
  return foldOut(
    words.title,
    html`<form class="cjg-enter" method="post" action="${localPath(locale, toSessionPath)}" novalidate>
      ${small(words.text)}
      ${selectField({ locale, name: 'prikdag', label: words.which, options: sessions, value: chosen.session, empty: words.choose, ...error('prikdag') })}
      ${checkCards({ locale, name: 'kinderen', label: words.who, inline: true, choices: children, values: chosen.children, ...error('kinderen') })}
      ${row(button({ label: words.put, variant: 'secondary' }))}
    </form>`,
    { open: Object.keys(wrong).length > 0 },
  )
}
