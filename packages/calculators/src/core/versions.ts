/** Which numbers and rules an answer stands on; part of every answer. */
export type Versions = { readonly engine: string; readonly rules: string; readonly tables: Readonly<Record<string, string>> }
