/** The pages of asking: three short steps, a look at the whole, and warnings that never refuse. Works without script. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { stepList } from '#web/components/step-list.ts'
import { heading, lead, link, paragraph, row, small, leftToRight } from '#web/components/text.ts'
import { icon, type IconName } from '#web/drawings/icons.ts'
import { publicPage } from '#web/shell.ts'
import { textIn, type Helpline, type Site } from '#web/site.ts'
import { longestMessage } from '../rules/message-text.ts'
import type { PersonalDataKind } from '../rules/personal-data.ts'
import { answerLanguages, audiences, type AskErrors, type AskFields } from './ask-form.ts'
import { askMessages } from './ask-messages.ts'

export type AskView = {
  readonly locale: Locale
  readonly site: Site
  readonly fields: AskFields
  readonly errors: AskErrors
  readonly workingDays: number
  readonly retentionDays: number
}

export type PersonalFinding = { readonly kind: PersonalDataKind; readonly text: string }

/** What to say of danger: the numbers that fit, and when somebody reads it. */
export type AcuteWarning = { readonly helplines: readonly (Helpline & { readonly when?: string })[]; readonly reads: string | null }

type Warnings = { readonly personal?: readonly PersonalFinding[]; readonly acute?: AcuteWarning }

const visibleIn: Readonly<Record<string, readonly (keyof AskFields)[]>> = {
  '1': ['text'],
  '2': ['audience', 'age', 'postcode'],
  '3': ['language', 'channel', 'notice'],
  '4': [],
}
const carried: readonly (keyof AskFields)[] = [
  'key',
  'text',
  'personal',
  'acute',
  'audience',
  'age',
  'postcode',
  'language',
  'channel',
  'notice',
]

/** Step 1 to 4 with what was typed so far. */
export function askPage(view: AskView, step: '1' | '2' | '3' | '4', warnings: Warnings = {}): Html {
  const { locale, site, errors } = view
  const words = askMessages(locale)
  const failed = Object.entries(errors).map(([id, message]) => ({ id, message }))
  const body = step === '1' ? textStep(view, warnings) : step === '2' ? aboutStep(view) : step === '3' ? answerStep(view) : checkStep(view)
  return publicPage({
    locale,
    site,
    title: words.ask.title,
    path: '/vraag',
    current: 'ask',
    breadcrumbs: [],
    crumb: words.ask.crumb,
    sensitive: warnings.acute !== undefined,
    errorTitle: failed.length > 0,
    helpBand: warnings.acute === undefined,
    main: html`${failed.length > 0 ? errorSummary(locale, failed) : null} ${heading(1, words.ask.title)}
      ${lead(words.ask.promise(view.workingDays))} ${stepList(locale, words.ask.steps, Number(step))}
      <form method="post" action="${localPath(locale, '/vraag')}" novalidate>${hidden(view.fields, step)}${body}</form>`,
    side: aside(view),
  })
}

function hidden(fields: AskFields, step: string): Html {
  const names = carried.filter((name) => visibleIn[step]?.includes(name) !== true && fields[name] !== '')
  return html`<input
      type="hidden"
      name="step"
      value="${step}"
    />${names.map((name) => html`<input type="hidden" name="${name}" ${attribute('value', fields[name])} />`)}`
}

function textStep(view: AskView, { personal = [], acute }: Warnings): Html {
  const { locale, fields, errors, site } = view
  const words = askMessages(locale)
  return html` ${acute === undefined ? null : acuteBox(locale, acute)} ${personal.length > 0 ? personalBox(locale, personal) : null}
  ${textArea({ locale, name: 'text', label: words.ask.text, hint: words.ask.textHint, value: fields.text, error: errors.text, rows: 8, max: longestMessage })}
  ${personal.length > 0 ? null : row(button({ label: words.ask.next, name: 'go', value: 'next' }), link(localPath(locale, '/'), words.ask.cancel))}
  ${acute === undefined ? small(html`${words.ask.danger} ${dangerLine(locale, site)}`) : null}`
}

function dangerLine(locale: Locale, site: Site): Html {
  const words = askMessages(locale)
  const shown = site.helplines.slice(0, 2).map((line, i) => html`${i > 0 ? ` ${words.ask.or} ` : null}${helplineLink(locale, line)}`)
  return html`${words.ask.dangerCall} ${shown}.`
}

function helplineLink(locale: Locale, line: Helpline): Html {
  const name = line.number.length <= 3 ? '' : `${textIn(locale, line.name)} `
  return link(line.tel, html`${name}${leftToRight(line.number)}`)
}

/** Points out what could tell who somebody is; two equal ways on, inside the form that holds the text. */
export function personalBox(locale: Locale, findings: readonly PersonalFinding[]): Html {
  const words = askMessages(locale).personal
  return html`<section class="cjg-warn-box" role="alert" tabindex="-1" autofocus>
    <h2 class="nl-heading nl-heading--level-3 cjg-warn-box__title">${icon('warning', 24)}${words.title}</h2>
    ${paragraph(words.intro)}
    <ul class="cjg-list">
      ${findings.map((one) => html`<li>${link('#text', html`${words.kinds[one.kind]}: <strong dir="auto">${one.text}</strong>`)}</li>`)}
    </ul>
    ${small(words.may)}
    ${row(button({ label: words.remove, name: 'go', value: 'remove', variant: 'secondary' }), button({ label: words.keep, name: 'go', value: 'keep', variant: 'secondary' }))}
  </section>`
}

/** The numbers for danger, and when somebody reads it. */
export function acuteBox(locale: Locale, { helplines, reads }: AcuteWarning): Html {
  const words = askMessages(locale).acute
  return html`<section class="cjg-danger-box" role="alert" tabindex="-1" autofocus>
      <div class="cjg-danger-box__head">
        <h2 class="nl-heading nl-heading--level-3">${words.title}</h2>
        <p>${words.lead}</p>
      </div>
      <ul class="cjg-danger-box__numbers">
        ${helplines.map(
          (line) =>
            html`<li>
              <a class="cjg-danger-box__call" href="${line.tel}">${icon('phone', 20)}<bdi dir="ltr">${line.number}</bdi></a>
              <p><strong>${textIn(locale, line.name)}.</strong> ${line.when}</p>
            </li>`,
        )}
      </ul>
    </section>
    <p class="nl-paragraph"><strong>${words.sendAnyway}</strong> ${reads}</p>`
}

function aboutStep({ locale, fields, errors }: AskView): Html {
  const { ask } = askMessages(locale)
  return html`${heading(2, ask.aboutTitle)}${paragraph(ask.aboutHint)}
  ${radioCards({ locale, name: 'audience', label: ask.audience, optional: true, value: fields.audience, error: errors.audience, choices: audiences.map((value) => ({ value, label: ask.audiences[value] })) })}
  ${textField({ locale, name: 'age', label: ask.age, hint: ask.ageHint, optional: true, value: fields.age, error: errors.age, inputMode: 'numeric', width: 'number' })}
  ${textField({ locale, name: 'postcode', label: ask.postcode, hint: ask.postcodeHint, optional: true, value: fields.postcode, error: errors.postcode, inputMode: 'numeric', width: 'postcode' })}
  ${onAndBack(locale)}`
}

function answerStep({ locale, fields, errors }: AskView): Html {
  const { ask } = askMessages(locale)
  const languages = answerLanguages.map((value) => ({ value, label: ask.languages[value] }))
  return html`${heading(2, ask.answerTitle)}
  ${selectField({ locale, name: 'language', label: ask.language, hint: ask.languageHint, value: fields.language === '' ? locale.tag : fields.language, error: errors.language, options: languages })}
  ${radioCards({ locale, name: 'channel', label: ask.channel, value: fields.channel === '' ? 'here' : fields.channel, choices: (['here', 'talk'] as const).map((value) => ({ value, label: ask.channels[value].label, hint: ask.channels[value].hint })) })}
  ${heading(3, ask.notice)}
  ${textField({ locale, name: 'notice', label: ask.noticeLabel, hint: ask.noticeHint, optional: true, value: fields.notice, error: errors.notice, type: 'email', autocomplete: 'email' })}
  ${onAndBack(locale)}`
}

function checkStep({ locale, fields }: AskView): Html {
  const { ask } = askMessages(locale)
  const { facts } = ask
  const change = (to: '1' | '2' | '3', what: string): Printable =>
    button({ label: ask.change, hiddenLabel: what, name: 'go', value: to, variant: 'quiet' })
  const orNone = (text: string): string => (text.trim() === '' ? facts.none : text)
  return html`${heading(2, ask.checkTitle)}
  ${definitionRows([
    { term: facts.text, detail: html`<span class="cjg-typed" dir="auto">${fields.text}</span>`, change: change('1', facts.text) },
    {
      term: facts.audience,
      detail: fields.audience === '' ? facts.none : ask.audiences[fields.audience],
      change: change('2', facts.audience),
    },
    { term: facts.age, detail: /^\d+$/.test(fields.age.trim()) ? ask.years(Number(fields.age)) : orNone(fields.age) },
    { term: facts.postcode, detail: orNone(fields.postcode) },
    { term: facts.language, detail: ask.languages[fields.language === '' ? 'nl' : fields.language], change: change('3', facts.language) },
    { term: facts.channel, detail: ask.channels[fields.channel === 'talk' ? 'talk' : 'here'].label },
    { term: facts.notice, detail: fields.notice.trim() === '' ? facts.noNotice : html`<bdi dir="ltr">${fields.notice}</bdi>` },
  ])}
  ${row(button({ label: ask.send, name: 'go', value: 'send', icon: 'mail' }), button({ label: ask.back, name: 'go', value: 'back', variant: 'quiet' }))}`
}

function onAndBack(locale: Locale): Html {
  const { ask } = askMessages(locale)
  return row(
    button({ label: ask.next, name: 'go', value: 'next' }),
    button({ label: ask.back, name: 'go', value: 'back', variant: 'quiet' }),
  )
}

const asideIcons: readonly IconName[] = ['person', 'eye', 'key', 'trash']

function aside({ locale, retentionDays }: AskView): Html {
  const { ask } = askMessages(locale)
  return panel({
    id: 'privacy',
    title: ask.asideTitle,
    tone: 'green',
    body: html`<ul class="cjg-facts-list">
        ${ask.aside(retentionDays).map(
          (fact, i) =>
            html`<li>
              <span class="cjg-badge cjg-badge--white">${icon(asideIcons[i] ?? 'info', 22)}</span
              ><span><strong>${fact.bold}</strong> ${fact.rest}</span>
            </li>`,
        )}
      </ul>
      ${link(localPath(locale, '/privacy'), ask.privacy)}`,
  })
}

/** The limit that was passed, in words. */
export function tooLongText(locale: Locale, length: number): string {
  return askMessages(locale).errors.tooLong(length - longestMessage)
}
