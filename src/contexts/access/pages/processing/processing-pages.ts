/** The pages of the privacy officer about processing: where the register and the draft begin, and each as a document to read and print. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, heading, link, paragraph, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { ProcessingRegister } from '../../rules/processing/register.ts'
import type { ProcessingBlock, ProcessingDocument } from './documents.ts'
import { processingMessages } from './messages.ts'
import { dpiaPath, processingPath, registerPath, residentsPath } from './paths.ts'

export type ProcessingView = WorkplaceFrame & { readonly register: ProcessingRegister; readonly kinds: readonly string[] }

export function processingPage(view: ProcessingView): Html {
  const { locale, register, kinds } = view
  const { work: words, language } = processingMessages(locale)
  const keep = (path: string, offered: readonly string[]): Html =>
    html`<p class="nl-paragraph">${link(localPath(locale, path), words.onScreen)}</p>
      <p class="nl-paragraph">
        ${words.download}
        ${offered.map((kind, at) => html`${at === 0 ? '' : ', '}${link(`${localPath(locale, path)}/bestand?soort=${kind}`, kind.toUpperCase())}`)}
      </p>`
  return workplacePage({
    ...view,
    title: words.title,
    path: processingPath,
    current: 'processing',
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${panel({ id: 'register', title: words.register, body: html`${paragraph(words.registerText)}${keep(registerPath, ['csv', 'json', ...kinds])}` })}
      ${panel({ id: 'dpia', title: words.dpia, body: html`${paragraph(words.dpiaText)}${keep(dpiaPath, ['json', ...kinds])}` })}
      ${panel({
        id: 'activities',
        title: words.activities(register.activities.length),
        body: html`${small(words.notWhole)}${bulletList(register.activities.map(({ name, purpose }) => html`<strong>${name[language]}</strong>: ${purpose[language]}`))}
          <p class="nl-paragraph">${link(localPath(locale, residentsPath), words.toPublic)}</p>`,
      })}`,
  })
}

export type DocumentView = WorkplaceFrame & { readonly document: ProcessingDocument; readonly path: string }

export function documentPage(view: DocumentView): Html {
  const { locale, document, path } = view
  const { work: words } = processingMessages(locale)
  return workplacePage({
    ...view,
    title: document.title,
    path,
    current: 'processing',
    main: html`<p class="cjg-work-back">${link(localPath(locale, processingPath), words.back)}</p>
      <div class="cjg-work-head">${heading(1, document.title)}</div>
      <p class="cjg-work-lead">${document.lead}</p>
      ${small(words.print)}
      ${document.sections.map(({ title, blocks }, at) => panel({ id: `deel-${at + 1}`, title, body: html`<div class="cjg-prose cjg-breakable">${blocks.map((one) => blockOf(one, words.todoMark))}</div>` }))}`,
  })
}

function blockOf(block: ProcessingBlock, mark: string): Html {
  switch (block.kind) {
    case 'heading':
      return heading(3, block.text, { like: 4 })
    case 'list':
      return bulletList(block.items)
    case 'small':
      return small(block.text)
    case 'quote':
      return html`<blockquote>${block.text}</blockquote>`
    case 'todo':
      return html`<p class="nl-paragraph cjg-todo"><strong>${mark}:</strong> ${block.text}</p>`
    case 'paragraph':
      return paragraph(block.text)
  }
}
