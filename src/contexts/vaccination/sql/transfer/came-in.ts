/** What hangs on a row that may have come in with a transfer, as data: somebody who wrote such a row built on it. */
export const hangsInVaccination: readonly { readonly table: string; readonly column: string; readonly on: string }[] = [
  { table: 'vaccination.dose', column: 'contact_id', on: 'child_health.contact' },
  { table: 'vaccination.side_effect', column: 'dose_id', on: 'vaccination.dose' },
]
