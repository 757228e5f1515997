/** A small table of numbers: the first column names the row, the others are figures. */
import { html, type Html } from '#platform/html.ts'

export type NumbersTable = {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function numbersTable({ caption, columns, rows }: NumbersTable): Html {
  return html`<table class="cjg-numbers">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name = '', ...figures]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${figures.map((figure) => html`<td>${figure}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}
