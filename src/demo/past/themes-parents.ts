/** Invented questions of parents, in our own words. */
import type { Theme } from './theme.ts'

const replies = [
  'Dank je wel, dit helpt. Hoe lang moeten we dit volhouden voor we iets merken?',
  'Fijn dat je zo snel schrijft. Mijn partner twijfelt nog. Mogen wij samen eens langskomen?',
  'We hebben het geprobeerd. De eerste dagen ging het goed, nu weer minder. Wat nu?',
  'Bedankt. Is dit ook zo als {hij} bij opa en oma slaapt?',
] as const

export const parentThemes: readonly Theme[] = [
  {
    ...{ topic: 'development', audience: 'parents', ages: [1, 5], by: 'youthNurse', to: 'youthDoctor', replies },
    articles: ['groeit-en-leert-mijn-kind-goed', 'mijn-kind-praat-nog-weinig', 'mijn-kind-wordt-zindelijk'],
    situations: [
      'Onze {kind} praat nog bijna niet.',
      'Mijn {kind} loopt nog vaak op de tenen.',
      'Volgens de opvang is onze {kind} klein voor {zijn} leeftijd.',
      'Onze {kind} wil niet op het potje.',
      'Mijn {kind} valt vaker dan andere kinderen.',
      'Onze {kind} eet alleen brood en pasta.',
      'Mijn {kind} wordt nog vier keer per nacht wakker.',
      'Onze {kind} kijkt ons weinig aan.',
    ],
    around: [
      'Op het consultatiebureau zeiden ze dat we konden afwachten.',
      '{Hij} is verder vrolijk en speelt graag buiten.',
      'Thuis spreken we twee talen.',
      'Bij {zijn} grote zus ging dit heel anders.',
    ],
    asks: ['Moeten we ons zorgen maken?', 'Wat kunnen we zelf doen?', 'Wanneer is het verstandig om langs te komen?'],
    answers: [
      'Goed dat je hier op let. Kinderen verschillen veel in tempo. Kijk vooral of er elke maand iets bij komt. Speel veel samen op de grond en benoem wat je doet. Zie je na twee maanden geen verschil? Maak dan een afspraak, dan kijken wij mee.',
      'Ik snap dat je vergelijkt. Wat je beschrijft zien we vaker op deze leeftijd. Doe het klein en elke dag, liever vijf minuten dan een half uur. Schrijf op wat goed gaat. Kom je toch liever even langs? Dat mag altijd.',
      'Fijn dat je schrijft. Ik wil graag even met je meekijken, want op afstand kan ik dit niet goed zien. Tot die tijd: geef rust, een vast ritme en veel complimenten. Je doet het goed.',
    ],
  },
  {
    ...{ topic: 'behaviour', audience: 'parents', ages: [2, 11], by: 'familyCoach', to: 'behaviouralScientist', replies },
    articles: ['mijn-kind-luistert-niet-of-is-boos', 'mijn-peuter-heeft-driftbuien', 'broers-en-zussen-maken-ruzie'],
    situations: [
      'Onze {kind} slaat andere kinderen op school.',
      'Mijn {kind} wordt woedend als {hij} verliest.',
      'Onze {kind} luistert pas als ik schreeuw.',
      'Mijn {kind} liegt over kleine dingen.',
      'Onze {kind} en {zijn} broertje maken de hele dag ruzie.',
      'Mijn {kind} gooit met spullen als iets niet lukt.',
      'De juf zegt dat onze {kind} niet stil kan zitten.',
      'Mijn {kind} scheldt tegen mij, maar niet tegen {zijn} vader.',
    ],
    around: [
      'Sinds de vakantie is het erger.',
      'Met een ander erbij is {hij} juist heel lief.',
      'Ik werk vaak laat en ben dan zelf ook moe.',
      'We hebben al stickers geprobeerd.',
    ],
    asks: ['Hoe pak ik dit aan?', 'Is dit een fase?', 'Wie kan met ons meedenken?'],
    answers: [
      'Wat vervelend, en wat knap dat je zoekt naar wat wél werkt. Kies één ding om deze week aan te pakken. Zeg kort en rustig wat je wilt zien, en geef meteen een compliment als het lukt. De rest laat je even gaan.',
      'Boos zijn mag, slaan niet. Zeg dat ook zo. Haal je kind uit de situatie, blijf dichtbij en wacht tot het zakt. Pas daarna praat je erover. Doe dat elke keer hetzelfde, dan weet je kind waar het aan toe is.',
      'Ik denk graag met je mee. Hou een week bij wanneer het gebeurt: hoe laat, met wie, wat ging eraan vooraf? Vaak zie je dan al iets. Stuur het mij, dan maken we samen een plan.',
    ],
  },
  {
    ...{ topic: 'boundaries', audience: 'parents', ages: [3, 16], by: 'familyCoach', to: 'socialWorker', replies },
    articles: ['hoe-geef-ik-grenzen-aan', 'hoeveel-schermtijd-is-goed', 'ruzie-met-mijn-puber'],
    situations: [
      'Onze {kind} zit de hele dag op een scherm.',
      'Mijn {kind} wil niet naar bed als ik het zeg.',
      'Onze {kind} komt te laat thuis en zegt niet waar {hij} was.',
      'Mijn {kind} wil een eigen telefoon.',
      'Wij als ouders zijn het niet eens over de regels voor onze {kind}.',
      'Mijn {kind} weigert te helpen in huis.',
      'Oma laat onze {kind} alles toe.',
      'Mijn {kind} blijft om snoep zeuren in de winkel.',
    ],
    around: [
      'Als ik nee zeg, is het huis te klein.',
      'Vrienden van {hem} mogen volgens {hem} alles.',
      'Ik geef te snel toe, dat weet ik.',
      'Mijn partner is strenger dan ik.',
    ],
    asks: ['Welke regel past bij deze leeftijd?', 'Hoe hou ik dit vol?', 'Hoe zeg ik nee zonder ruzie?'],
    answers: [
      'Duidelijk zijn is lief zijn. Spreek twee of drie regels af en zeg er ook bij wat er gebeurt als het niet lukt. Hou het klein, zodat jij het ook volhoudt. Leg uit waarom, één keer. Daarna hoef je niet meer in discussie.',
      'Herkenbaar, en het kan anders. Maak de afspraak op een rustig moment, niet midden in de ruzie. Laat je kind meedenken. Schrijf het op en hang het op. Na een week kijk je samen of het klopt.',
      'Begin bij jullie samen: waar zijn jullie het wel over eens? Die regel begint vandaag. De andere bewaar je. Een kind kan goed omgaan met twee ouders die verschillen, als de afspraak maar helder is.',
    ],
  },
  {
    ...{ topic: 'emotions', audience: 'parents', ages: [4, 14], by: 'behaviouralScientist', to: 'youthNurse', replies },
    articles: ['mijn-kind-is-onzeker-of-bang', 'mijn-kind-wordt-gepest', 'mijn-kind-heeft-weinig-vrienden'],
    situations: [
      'Onze {kind} durft niets te zeggen in de klas.',
      'Mijn {kind} zegt steeds dat {hij} dom is.',
      'Onze {kind} wordt niet gevraagd op feestjes.',
      'Mijn {kind} heeft buikpijn voor elke schooldag.',
      'Onze {kind} is bang om alleen te slapen.',
      'Mijn {kind} wil van {zijn} sport af na één slechte wedstrijd.',
      'Onze {kind} wordt uitgelachen om {zijn} bril.',
      'Mijn {kind} vraagt de hele dag of {hij} het wel goed doet.',
    ],
    around: [
      'Thuis is {hij} juist druk en vrolijk.',
      'School ziet het niet, zeggen ze.',
      'Vorig jaar zijn we verhuisd.',
      'Zelf was ik vroeger ook zo.',
    ],
    asks: ['Hoe help ik {hem}?', 'Wat zeg ik wel en niet?', 'Moet ik naar school bellen?'],
    answers: [
      'Wat fijn dat je kind dit bij jou laat zien. Luister eerst, zonder meteen op te lossen. Zeg daarna wat je zag dat wél lukte, hoe klein ook. Oefen thuis één stapje, bijvoorbeeld één vraag stellen in een winkel. Vraag school om een vast moment met de juf of meester.',
      'Veel kinderen voelen zich zo. Prijs niet de uitslag maar wat je kind dééd: "Je ging toch." Bel school en vraag wat zij zien. Dan weten jullie van elkaar wat er speelt. Duurt het langer dan zes weken? Dan kijken wij mee.',
      'Neem het serieus, en maak het niet groter. Vraag: wat is het moeilijkste stukje? Daar begin je. Ik help je graag met een plan in kleine stappen.',
    ],
  },
  {
    ...{ topic: 'parenting', audience: 'parents', ages: [0, 15], by: 'socialWorker', to: 'familyCoach', replies },
    articles: ['ik-ben-op-als-ouder', 'uit-elkaar-met-kinderen', 'een-nieuw-gezin', 'geld-voor-je-kinderen'],
    situations: [
      'Wij gaan uit elkaar en onze {kind} weet het nog niet.',
      'Ik ben de hele dag moe en heb geen geduld met mijn {kind}.',
      'Mijn nieuwe vriend en mijn {kind} kunnen niet met elkaar overweg.',
      'Ik sta er alleen voor met onze {kind}.',
      'Mijn {kind} wil niet meer naar {zijn} vader in het weekend.',
      'Opa is overleden en onze {kind} praat er niet over.',
      'Wij krijgen een tweede kindje en onze {kind} is jaloers.',
      'Ik kan de sport van mijn {kind} niet meer betalen.',
    ],
    around: [
      'Familie woont ver weg.',
      'We doen ons best om geen ruzie te maken waar {hij} bij is.',
      'Ik durf er met vrienden niet over te praten.',
      'Mijn werk weet van niets.',
    ],
    asks: ['Waar begin ik?', 'Hoe vertel ik dit?', 'Bestaat hier hulp voor in de buurt?'],
    answers: [
      'Wat veel komt er op je af. Je hoeft dit niet alleen te doen. Vertel je kind kort en eerlijk wat er gebeurt, en ook wat hetzelfde blijft. Zeg vaak dat het niet door je kind komt. Wil je oefenen wat je gaat zeggen? Dat kan bij mij.',
      'Moe zijn is geen falen. Zoek deze week één moment dat alleen van jou is, hoe kort ook. Wie kan een uurtje oppassen? Er zijn hier ook vrijwilligers die een gezin helpen. Als je wilt zoek ik met je uit wat past.',
      'Goed dat je schrijft. Ik kijk graag samen met je naar wat er kan: praktische hulp, een groep met andere ouders, of geld voor sport en school. Bel of loop binnen, dan nemen we de tijd.',
    ],
  },
]
