/** How people call a breach: "2026-003" for the third of 2026. */
export const breachNumber = ({ year, number }: { readonly year: number; readonly number: number }): string =>
  `${year}-${String(number).padStart(3, '0')}`
