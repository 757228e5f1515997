/** A text for people, in both languages of the package. */
export type Text = { readonly nl: string; readonly en: string }
export type Language = keyof Text
