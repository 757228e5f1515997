/** Words of the frame around the workplace. Dutch is the type of all other languages. */
export const nl = {
  skipToContent: 'Ga naar de inhoud',
  toToday: (name: string) => `${name}, naar vandaag`,
  navigation: 'Hoofdmenu',
  tabs: 'Menu onderaan',
  entries: {
    today: 'Vandaag',
    questions: 'Vragen',
    enter: 'Vraag invoeren',
    searchMisses: 'Zoeken zonder resultaat',
    look: 'Uiterlijk en namen',
    staff: 'Medewerkers',
  },
  /** Short names for the tabs at the bottom of a phone. */
  shortEntries: { today: 'Vandaag', questions: 'Vragen', enter: 'Invoeren', searchMisses: 'Zoeken', look: 'Uiterlijk', staff: 'Mensen' },
  open: (count: string) => `${count} open`,
  account: (name: string, profession: string) => `Jouw account: ${name}, ${profession}`,
  signOut: 'Uitloggen',
  signOutEverywhere: 'Overal uitloggen',
  signOutEverywhereText: 'Ook op je andere apparaten.',
  waysIn: 'Inloggen en apparaten',
  toSite: 'Naar de website',
  shortcuts: 'Sneltoetsen',
  shortcutsText: '/ zoekt, j en k lopen door de lijst, Ctrl + Enter verstuurt.',
  errorPrefix: 'Fout:',
}
