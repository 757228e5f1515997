/** Nothing here, or something went wrong: say what is so, what became of your words, and what you can do now. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { scene, type Scene } from '../drawings/scenes.ts'
import { heading, row, type HeadingLevel } from './text.ts'

export type EmptyState = {
  readonly title: Printable
  readonly level?: HeadingLevel
  readonly text: Printable
  readonly actions?: readonly Printable[]
  /** Left out where the centre wants no drawings, and beside pain. */
  readonly scene?: Scene | null
}

export function emptyState({ title, level = 2, text, actions = [], scene: name }: EmptyState): Html {
  return html`<section class="cjg-empty">
    ${name ? scene(name) : null}
    <div class="cjg-empty__words cjg-prose">${heading(level, title)}${text}</div>
    ${actions.length > 0 ? row(...actions) : null}
  </section>`
}
