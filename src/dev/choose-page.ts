/** The page of the demonstration's identity provider: one button per kind of colleague. Without script, and forms lead to this site only. */
import { professionName, roleName } from '#contexts/access/public.ts'
import type { SampleAccount } from '#contexts/access/use-cases/sample-accounts.server.ts'
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { heading, lead, paragraph } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { developmentMessages as messages } from './messages.ts'
import { low, sampleResidents } from './sample-residents.ts'

export function chooseAccountPage(locale: Locale, site: Site, action: string, accounts: readonly SampleAccount[]): Html {
  const words = messages(locale).choose
  return publicPage({
    locale,
    site,
    title: words.title,
    path: '/inloggen',
    breadcrumbs: [],
    crumb: words.crumb,
    helpBand: false,
    main: html`${heading(1, words.title)}${callout({ kind: 'info', title: words.notice, body: paragraph(words.noticeText) })}
      ${lead(accounts.length === 0 ? words.nobody : words.lead(site.name))}
      <form method="post" action="${localPath(locale, action)}">
        <ul class="cjg-tips">
          ${accounts.map((account) => html`<li>${accountButton(locale, account)}</li>`)}
        </ul>
      </form>`,
  })
}

function accountButton(locale: Locale, { id, name, profession, roles }: SampleAccount): Html {
  const words = messages(locale).choose
  const detail = words.as(professionName(locale, profession), roles.map((role) => roleName(locale, role)).join(', '))
  return choice(id, name, detail)
}

function choice(id: string, name: string, detail: string): Html {
  return html`<button class="cjg-tip" type="submit" name="account" value="${id}">
    <span class="cjg-badge cjg-badge--mint">${icon('person', 22)}</span
    ><span class="cjg-tip__words"><span class="cjg-tip__title">${name}</span><span class="cjg-tip__detail">${detail}</span></span
    >${icon('chevron', 18)}
  </button>`
}

/** The same for residents: who, and how sure the sign-in service is. */
export function chooseResidentPage(locale: Locale, site: Site, action: string, centre: string): Html {
  const { choose, residents: words } = messages(locale)
  return publicPage({
    locale,
    site,
    title: words.title,
    path: '/mijn/inloggen',
    breadcrumbs: [],
    crumb: choose.crumb,
    helpBand: false,
    main: html`${heading(1, words.title)}${callout({ kind: 'info', title: choose.notice, body: paragraph(words.notice) })}
      <form method="post" action="${localPath(locale, action)}">
        <ul class="cjg-tips">
          ${sampleResidents
            .filter(({ family }) => family === undefined || family.centre === centre)
            .map(({ id, name, acr, family }) => {
              const sure = acr === low ? words.low : words.substantial
              return html`<li>${choice(id, name, family === undefined ? sure : words.parts[family.part])}</li>`
            })}
        </ul>
      </form>`,
  })
}

export function choiceExpiredPage(locale: Locale, site: Site): Html {
  const words = messages(locale).expired
  return publicPage({
    locale,
    site,
    title: words.title,
    path: '/inloggen',
    breadcrumbs: [],
    helpBand: false,
    main: html`${heading(1, words.title)}${lead(words.text)}${linkButton({ href: localPath(locale, '/inloggen'), label: words.again })}`,
  })
}
