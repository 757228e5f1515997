import type { TextKind } from '../../rules/contact/readers.ts'

/** The last pieces of the addresses under the health of a child. */
export const keptBackSlug = 'achtergehouden'
export const readersSlug = ({ kind, id }: { readonly kind: TextKind; readonly id: string }): string => `lezers/${kind}/${id}`
