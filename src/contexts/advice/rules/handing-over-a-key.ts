/** Who asked on a page saw the key there; who came in otherwise gets one from the desk, until the own key is in use. */
export function mayHandKey(channel: string, personHasKey: boolean): boolean {
  return channel !== 'page' && !personHasKey
}
