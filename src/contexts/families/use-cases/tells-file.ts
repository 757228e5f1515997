/** What another context tells of a person in the file that the family keeps or gets, handed in by who puts the application together: families asks only access. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { PdfDocument } from '#platform/pdf.server.ts'

export type FilePart = {
  /** Its member in the JSON (docs/formats/export.md). */
  readonly name: string
  /** Lists by name, for a computer. */
  readonly data: Readonly<Record<string, readonly object[]>>
  /** The same in the words of the family, for a document; a list that is empty may be left out. */
  readonly sections: (locale: Locale) => PdfDocument['sections']
}

/**
 * Asked within a transaction in which the file is open for the reader, or with the eyes of who asked for a copy: what row-level security hides from that
 * person is not in it. The log says so already, by the groups that were opened.
 */
export type TellsFile = (tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>) => Promise<FilePart>
