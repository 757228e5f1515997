/** Words of the part of the page where an administrator gives the centre a logo. */
export const nl = {
  title: 'Logo',
  lead: 'Het logo komt bovenaan en onderaan elke pagina, in plaats van ons huisje met de naam. Op de werkplek staat het ook.',
  none: 'Er is nog geen logo.',
  now: 'Dit is het logo nu.',
  file: 'Het plaatje',
  fileHint:
    'PNG of WebP, hooguit 2 MB. Elke kant is 32 tot 4096 pixels. Wat er verder in het bestand staat, zoals wie het maakte, halen wij weg.',
  keepHint: 'Verander je alleen de woorden? Kies dan niets.',
  altNl: 'Wat er op het logo staat, in het Nederlands',
  altEn: 'Wat er op het logo staat, in het Engels',
  altHint: 'Een schermlezer leest dit voor. Hooguit 80 tekens.',
  save: 'Plaats het logo',
  remove: 'Haal het logo weg',
  saved: 'Het logo staat er. Bezoekers zien het binnen een minuut.',
  removed: 'Het logo is weg. Bezoekers zien weer ons huisje met de naam.',
  changed: 'Iemand anders veranderde net het logo. Jouw woorden staan er nog. Kijk het na en plaats het opnieuw.',
  errors: {
    alt: {
      nl: 'Vul in het Nederlands in wat er op het logo staat, in hooguit 80 tekens.',
      en: 'Vul in het Engels in wat er op het logo staat, in hooguit 80 tekens.',
    },
    form: 'Dit formulier klopt niet. Laad de pagina opnieuw.',
    image: {
      empty: 'Kies een plaatje. Een leeg bestand kan niet.',
      svg: 'Dit is een SVG. Daar kan verborgen code in staan. Kies een PNG of WebP.',
      gif: 'Dit is een GIF. Kies een PNG of WebP.',
      jpeg: 'Dit is een JPEG. Een logo wordt daarin onscherp. Kies een PNG of WebP.',
      'other-kind': 'Dit is geen PNG of WebP. Kies een ander bestand.',
      animated: 'Dit plaatje beweegt. Dat leidt af. Kies een plaatje dat stilstaat.',
      broken: 'Dit bestand is kapot of niet af. Bewaar het plaatje opnieuw en kies het nog een keer.',
      'too-heavy': 'Dit bestand is groter dan 2 MB. Maak het plaatje kleiner.',
      'too-large': 'Dit plaatje heeft een kant van meer dan 4096 pixels. Maak het kleiner.',
      'too-small': 'Dit plaatje heeft een kant van minder dan 32 pixels. Kies een groter plaatje.',
    },
  },
}
