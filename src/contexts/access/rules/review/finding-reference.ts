/** "T-1F3A09BC": how a finding is called, to read out and to write down elsewhere. */
export const findingReference = (id: string): string => `T-${id.replaceAll('-', '').slice(-8).toUpperCase()}`
