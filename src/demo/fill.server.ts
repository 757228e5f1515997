export const demonstrationIsFilled = async (_s: unknown) => true
export const fillDemonstration = async (_s: unknown, _f: (t: string) => void) => {}
