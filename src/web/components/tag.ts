/** A status in one to three words. Never colour alone: the word says it, an icon may help. Not clickable. */
import { html, type Html } from '#platform/html.ts'
import { icon, type IconName } from '../drawings/icons.ts'

export type TagKind = 'neutral' | 'ok' | 'warn' | 'danger' | 'info' | 'internal' | 'now' | 'action' | 'youth' | 'outline'

export function tag(kind: TagKind, label: string, name?: IconName): Html {
  return html`<span class="nl-data-badge cjg-tag cjg-tag--${kind}">${name ? icon(name, 15) : null}${label}</span>`
}
