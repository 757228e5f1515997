/** Invented questions of young people, in our own words. */
import type { Theme } from './theme.ts'

const replies = [
  'Thnx! Ik ga het proberen.',
  'Oke dat helpt wel. Maar wat als het niet werkt?',
  'Dankjewel dat je zo normaal antwoordt. Kan ik ook een keer met iemand praten?',
  'Ik heb het gedaan. Het was minder erg dan ik dacht.',
] as const

export const youngThemes: readonly Theme[] = [
  {
    ...{ topic: 'housing', audience: 'youngPeople', ages: [16, 21], by: 'socialWorker', to: 'frontDeskWorker', replies },
    articles: ['waar-kan-ik-wonen-of-slapen', 'op-jezelf-wonen', 'ik-word-18'],
    situations: [
      'Ik moet over twee maanden uit mijn kamer.',
      'Ik wil op mezelf, maar ik verdien te weinig.',
      'Thuis is het te vol, ik slaap met mijn broertje op één kamer.',
      'Ik word bijna 18 en moet weg bij mijn pleeggezin.',
      'Mijn huurbaas wil mijn borg niet teruggeven.',
      'Ik sta ingeschreven bij mijn tante, maar woon daar niet meer.',
    ],
    around: [
      'Ik doe nog een opleiding.',
      'Mijn ouders kunnen niet helpen.',
      'Vrienden hebben ook geen plek.',
      'Ik heb een bijbaan van twaalf uur.',
    ],
    asks: ['Waar begin ik?', 'Heb ik ergens recht op?', 'Wie kan mij hierbij helpen?'],
    answers: [
      'Goed dat je op tijd vraagt. Schrijf je vandaag in bij de woningsite van deze streek, dat is je plek in de rij. Kijk ook naar kamers via school. Kom langs, dan maken we samen een lijst van wat je nodig hebt.',
      'Dat is spannend. Wij kennen een paar plekken voor jongeren, en we kijken met je mee naar huur en toeslag. Neem je papieren mee als je komt, ook als ze een rommeltje zijn.',
      'Je hebt meer rechten dan je denkt. Zet alles op papier en bewaar elk bericht. Ik wil graag met je meelezen. Je kunt binnenlopen op elke werkdag.',
    ],
  },
  {
    ...{ topic: 'work', audience: 'youngPeople', ages: [13, 20], by: 'frontDeskWorker', to: 'behaviouralScientist', replies },
    articles: ['hoe-vind-ik-werk-of-een-bijbaan', 'stress-om-school', 'ik-weet-niet-wat-ik-wil-worden', 'problemen-op-je-werk'],
    situations: [
      'Ik weet niet welke opleiding ik moet kiezen.',
      'Mijn baas betaalt mijn uren niet.',
      'Ik haal alleen maar onvoldoendes en durf het thuis niet te zeggen.',
      'Ik zoek een bijbaan, maar niemand reageert.',
      'Ik wil stoppen met school.',
      'Ik moet een stage vinden en krijg steeds nee.',
      'Ik slaap slecht door toetsen.',
    ],
    around: [
      'Mijn mentor heeft nooit tijd.',
      'Iedereen om mij heen weet het wel.',
      'Mijn ouders verwachten veel.',
      'Ik heb het al drie keer geprobeerd.',
    ],
    asks: ['Wat moet ik doen?', 'Heb je tips?', 'Kan iemand met mij meekijken?'],
    answers: [
      'Wat goed dat je dit vraagt. Je hoeft nu nog niet alles te weten. Schrijf drie dingen op die je graag doet, en vraag één volwassene wat die in jou ziet. Dat is een begin. Wil je samen verder kijken? Kom langs.',
      'Balen zeg. Je bent hier niet de enige in. Maak het klein: één vak, één brief, één telefoontje per dag. Ik kijk graag met je mee, dan heb je iemand die achter je staat.',
      'Je hebt recht op duidelijkheid. Vraag het eerst rustig, op papier. Werkt dat niet, dan weten wij wie het wel kan regelen. Bewaar je rooster en je appjes.',
    ],
  },
  {
    ...{ topic: 'sexuality', audience: 'youngPeople', ages: [12, 19], by: 'youthNurse', to: 'youthDoctor', replies },
    articles: ['verliefd-verkering-en-uit', 'seks-liefde-en-voorbehoedsmiddelen', 'op-wie-val-ik'],
    situations: [
      'Ik ben verliefd op iemand uit mijn klas.',
      'Mijn vriendin heeft het uitgemaakt en ik moet er steeds aan denken.',
      'Ik wil aan de pil zonder dat mijn ouders het weten.',
      'Ik denk dat ik op jongens val.',
      'Het condoom ging stuk.',
      'Mijn vriend wil meer dan ik.',
      'Hoe weet je of je klaar bent voor de eerste keer?',
    ],
    around: [
      'Ik durf het aan niemand te vragen.',
      'Bij mij thuis praten we hier niet over.',
      'Mijn vrienden maken er grapjes over.',
      'Op internet staat van alles.',
    ],
    asks: ['Wat is normaal?', 'Wat kan ik doen?', 'Mag ik hiermee bij jullie komen?'],
    answers: [
      'Dank je dat je het durft te vragen. Niets hiervan is raar. Jij bepaalt het tempo, altijd. Wat jij vertelt blijft tussen ons. Wil je praten, dan kan dat gratis en zonder dat iemand het hoort.',
      'Goede vraag, die krijg ik vaak. Vanaf je zestiende beslis je zelf over je lichaam, en ook daarvoor mag je alles vragen. Is het minder dan vijf dagen geleden? Bel dan vandaag met je huisarts of met ons.',
      'Dit voelt groot, en dat mag. Praat met iemand bij wie je je veilig voelt. Je mag nee zeggen, ook als je eerst ja zei. Als je wilt denk ik met je mee wat je kunt zeggen.',
    ],
  },
  {
    ...{ topic: 'health', audience: 'youngPeople', ages: [11, 19], by: 'youthNurse', to: 'youthDoctor', replies },
    articles: ['mijn-lichaam-en-mijn-gezondheid', 'niet-blij-met-mijn-lijf', 'ik-slaap-slecht', 'alcohol-vapen-en-drugs'],
    situations: [
      'Ik ben nog niet ongesteld en mijn vriendinnen wel.',
      'Ik vind mezelf te dik.',
      'Ik lig elke nacht tot twee uur wakker.',
      'Ik heb veel puisten en niets helpt.',
      'Ik wil stoppen met vapen en het lukt niet.',
      'Ik ben de kleinste jongen van de klas.',
      'Ik krijg hoofdpijn van school.',
    ],
    around: [
      'Met gym schaam ik mij.',
      'Ik eet best gezond denk ik.',
      'Mijn moeder zegt dat het vanzelf overgaat.',
      'Ik heb al van alles geprobeerd.',
    ],
    asks: ['Is dit normaal?', 'Wat kan ik er zelf aan doen?', 'Moet ik naar de dokter?'],
    answers: [
      'Je lijf heeft zijn eigen tempo. Wat je schrijft hoor ik vaak. Let op slapen, eten en bewegen, niet om dun te zijn maar om je goed te voelen. Blijft het je dwarszitten? Kom dan even langs, dat is gratis.',
      'Goed dat je erover begint. Probeer twee weken één ding te veranderen en kijk wat het doet. Leg je telefoon een uur voor het slapen weg, bijvoorbeeld. Schrijf me daarna hoe het gaat.',
      'Lastig als je je zo voelt. Ik wil graag even met je kijken, want een mens is meer dan een getal. Je mag iemand meenemen.',
    ],
  },
  {
    ...{ topic: 'money', audience: 'youngPeople', ages: [15, 21], by: 'socialWorker', to: 'frontDeskWorker', replies },
    articles: ['ik-heb-te-weinig-geld', 'ik-heb-schulden', 'ik-word-18'],
    situations: [
      'Ik heb een boete die ik niet kan betalen.',
      'Mijn geld is altijd op voor het eind van de maand.',
      'Ik heb spullen op afbetaling gekocht en nu komen er brieven.',
      'Mijn ouders lenen steeds geld van mij.',
      'Ik kan mijn schoolspullen niet betalen.',
      'Ik werd 18 en nu krijg ik rekeningen van de zorgverzekering.',
    ],
    around: ['Ik maak de post niet meer open.', 'Thuis hebben we het ook niet breed.', 'Ik werk in het weekend.', 'Niemand weet ervan.'],
    asks: ['Hoe los ik dit op?', 'Bestaat er hulp voor jongeren?', 'Wat moet ik het eerst doen?'],
    answers: [
      'Wat knap dat je het opschrijft. Leg alle brieven op één stapel, je hoeft ze niet alleen te openen. Neem ze mee, dan maken wij samen een lijstje. Bel nog niet zelf met alle bedrijven, dat doen we samen.',
      'Je bent op tijd. Zet naast elkaar wat erin komt en wat eruit gaat. Voor school en sport bestaan potjes. Ik zoek met je uit waar je recht op hebt.',
      'Geld en familie is lastig. Je mag nee zeggen tegen lenen, ook tegen je ouders. Wil je oefenen hoe je dat zegt? Kom een keer praten.',
    ],
  },
]
