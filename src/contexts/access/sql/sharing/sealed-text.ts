/** A column that is sealed, with the version of the centre's key that opens it. */
export type Sealed = { readonly sealed: Buffer; readonly version: number }
