/** For residents, in plain words: what is recorded, why, for how long and who sees it; from the same descriptions as the register. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, heading, lead, link, paragraph } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { termText, type ProcessingRegister, type RegisteredActivity } from '../../rules/processing/register.ts'
import { processingMessages } from './messages.ts'
import { residentsPath } from './paths.ts'

export function residentsPage(locale: Locale, site: Site, register: ProcessingRegister): Html {
  const { residents: words } = processingMessages(locale)
  return publicPage({
    locale,
    site,
    title: words.title,
    description: words.description,
    path: residentsPath,
    breadcrumbs: [],
    main: html`${heading(1, words.title)}${lead(words.lead)} ${register.activities.map((one) => activity(locale, one))}
    ${heading(2, words.law)}${paragraph(words.lawText)} ${heading(2, words.outside)}${paragraph(words.outsideText)}`,
    side: panel({
      id: 'meer',
      title: words.more,
      body: bulletList([link(localPath(locale, '/privacy'), words.privacy), link(localPath(locale, '/contact'), words.contact)]),
    }),
  })
}

function activity(locale: Locale, one: RegisteredActivity): Html | null {
  if (one.plain === null) return null
  const { residents: words, register: named, language } = processingMessages(locale)
  const kept = one.retention
    .filter(({ ofStaff }) => ofStaff !== true)
    .map(({ what, term }) => `${what[language]}: ${termText({ ...named, language }, term)}`)
  const seen = one.recipients.map((who) => who[language])
  return html`<section class="cjg-recorded" aria-labelledby="${one.id}">
    ${heading(2, words.names[one.id] ?? one.name[language], { id: one.id })}
    ${definitionRows([
      { term: words.what, detail: one.plain.what[language] },
      { term: words.why, detail: one.plain.why[language] },
      { term: words.who, detail: seen.length === 0 ? words.nobody : several(seen) },
      { term: words.howLong, detail: several(kept) },
    ])}
  </section>`
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
const several = (all: readonly string[]): Html | string => (all.length === 1 ? capital(all[0] ?? '') : bulletList(all.map(capital)))
