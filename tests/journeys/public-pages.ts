/** Pages that anybody may open, without language prefix: checked in every language and at every width, and named in the accessibility statement. */
export const publicPages: readonly string[] = [
  '/',
  '/ouders',
  '/jongeren',
  '/werken-met-kinderen',
  '/onderwerpen',
  '/onderwerpen?voor=parents&leeftijd=1-4',
  '/leeftijd',
  '/onderwerpen/mijn-kind-luistert-niet-of-is-boos',
  '/onderwerpen/waar-kan-ik-wonen-of-slapen',
  // There in Dutch only.
  '/onderwerpen/mijn-baby-huilt-veel',
  '/zoeken',
  '/over-ons',
  '/contact',
  '/klachten',
  '/privacy',
  '/wat-wij-vastleggen',
  '/cookies',
  '/toegankelijkheid',
  '/sleutel',
  '/snel-weg',
  '/vraag',
  '/rekenhulp',
  '/rekenhulp/groei',
  '/rekenhulp/ontwikkeling',
  '/rekenhulp/vaccinaties',
  '/terug',
  '/inloggen',
  // A link that does not work any more.
  '/uitnodiging/verlopen',
  '/mijn/inloggen',
  '/bestaat-niet',
  '/dev/mail',
]

export const widths = [1280, 375] as const
