/** Which numbers and rules an answer stands on, so that it can be checked and repeated years later; part of every answer. Tables by reference. */
export type Versions = { readonly engine: string; readonly rules: string; readonly tables: Readonly<Record<string, string>> }
