/** What stands in the invented files: short notes as colleagues write them, of the work they belong to. All of it is made up. */
export type PieceText = {
  readonly purpose: 'youthHealth' | 'youthHelp' | 'support' | 'advice'
  readonly kind: 'note' | 'letter' | 'agreement' | 'report'
  readonly title: string
  readonly body: string
  readonly aboutThirdPerson?: true
}

export const pieceTexts: readonly PieceText[] = [
  {
    purpose: 'youthHealth',
    kind: 'note',
    title: 'Gesprek over slapen',
    body: 'Slaapt sinds een maand slecht in. Ritme besproken: vaste tijd, licht uit, geen scherm. Wij bellen over twee weken.',
  },
  {
    purpose: 'youthHealth',
    kind: 'note',
    title: 'Contactmoment',
    body: 'Vrolijk kind, praat veel. Ouders hebben geen vragen. Volgende keer weer wegen en meten.',
  },
  {
    purpose: 'youthHealth',
    kind: 'letter',
    title: 'Brief aan de huisarts',
    body: 'Graag uw oordeel over de gehoorklachten. De test op school was twee keer niet goed. Ouders weten dat wij u schrijven.',
  },
  {
    purpose: 'youthHealth',
    kind: 'agreement',
    title: 'Afspraak over eten',
    body: 'Samen aan tafel, zonder scherm. Proeven mag, opeten hoeft niet. Over zes weken kijken wij of het rustiger is.',
  },
  {
    purpose: 'youthHelp',
    kind: 'report',
    title: 'Eerste gesprek',
    body: 'Het kind wil weer naar school zonder buikpijn. Begin: elke dag een half uur later beginnen, samen met de mentor.',
  },
  {
    purpose: 'youthHelp',
    kind: 'agreement',
    title: 'Wat wij gaan doen',
    body: 'Zes gesprekken, om de week. Na drie keer kijken wij samen of het helpt. Stoppen mag altijd.',
  },
  {
    purpose: 'youthHelp',
    kind: 'note',
    title: 'Gesprek met school',
    body: 'De leerkracht ziet dat het kind zich terugtrekt. Een klasgenoot speelt daarin een rol; afgesproken dat school daar zelf mee verder gaat.',
    aboutThirdPerson: true,
  },
  {
    purpose: 'support',
    kind: 'note',
    title: 'Over geld en rust',
    body: 'Er zijn betalingsafspraken. Moeder belt zelf met de woningstichting. Wij gaan één keer mee.',
  },
  {
    purpose: 'support',
    kind: 'agreement',
    title: 'Halen en brengen',
    body: 'De wissel is voortaan op school, op vrijdag. Bij ziekte appen ouders elkaar voor acht uur.',
  },
  {
    purpose: 'support',
    kind: 'report',
    title: 'Na drie maanden',
    body: 'De ruzies bij het wisselen zijn minder. Het kind slaapt weer door. Nog één gesprek, dan stoppen wij.',
  },
  {
    purpose: 'advice',
    kind: 'note',
    title: 'Vraag over grenzen stellen',
    body: 'Gesproken over nee zeggen en erbij blijven. Ouder probeert het twee weken en laat het ons weten.',
  },
]
