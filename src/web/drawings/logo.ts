import { trusted } from '#platform/html.ts'

/** The open door: a house with light behind a door that stands ajar. Does not turn round in other writing directions. */
export const logo = trusted(
  '<svg class="cjg-logo__mark" width="38" height="40" viewBox="0 0 38 40" aria-hidden="true"><path class="f-brand" d="M2 39V16L19 2l17 14v23z"/><path class="f-sun" d="M11 39V25a8 8 0 0 1 16 0v14z"/><path class="f-brand-deep" d="M27 24v15l-9 1V28z"/><circle class="f-sun" cx="20.5" cy="33" r="1.4"/></svg>',
)

/** The same as a file for the browser's tab; it cannot reach the style sheet, so its colours are its own. */
export const iconFile =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 0 40 41"><path fill="#17594e" d="M2 39V16L19 2l17 14v23z"/><path fill="#ffc93c" d="M11 39V25a8 8 0 0 1 16 0v14z"/><path fill="#0f443b" d="M27 24v15l-9 1V28z"/><circle fill="#ffc93c" cx="20.5" cy="33" r="1.4"/></svg>'
