/**
 * Who keeps a hidden part when no member can open it any more: whom its members named, when that colleague works with the person; else one coordinator, the
 * one who is here longest. One person and no more, as each who knows of it is one too many; a coordinator need not read it to hand it on.
 * Source: reporting code MC-11 (its trail is for who needs it), privacy rules PR-11 and PR-22.
 */
export type Successor = {
  readonly accountId: string
  readonly named: boolean
  readonly works: boolean
  readonly coordinates: boolean
}

/** `here`: who works at the centre, longest first. Null: nobody can; then it waits, and nobody else gets in. */
export function successorOf(here: readonly Successor[]): string | null {
  const named = here.find((one) => one.named && (one.works || one.coordinates))
  return (named ?? here.find((one) => one.coordinates))?.accountId ?? null
}
