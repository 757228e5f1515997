/** The words of letters about requests, in plain language (B1). Dutch is the type of all other languages. */
export const nl = {
  title: (kind: string) => `Brief over: ${kind}`,
  from: (centre: string, address: string, day: string) => `${centre}\n${address}\n${day}`,
  hello: (name: string) => (name === '' ? 'Beste lezer,' : `Beste ${name},`),
  asked: 'Wat je vroeg',
  askedOn: (kind: string, about: string, day: string) =>
    about === '' ? `Op ${day} kregen wij je verzoek: ${kind}.` : `Op ${day} kregen wij je verzoek over ${about}: ${kind}.`,
  yourWords: 'Je schreef:',
  received: 'Wanneer krijg je antwoord?',
  receivedText: (day: string) => `Wij antwoorden uiterlijk op ${day}. Duurt het langer? Dan schrijven wij je op tijd, en zeggen waarom.`,
  extended: 'Het duurt langer',
  extendedText: (day: string) => `Je krijgt antwoord uiterlijk op ${day}. Dat is twee maanden later. Dit doen wij maar één keer.`,
  because: 'De reden:',
  withdrawn: 'Je verzoek is ingetrokken',
  withdrawnText: 'Je hoeft niets te doen.',
  answer: 'Ons antwoord',
  decisions: {
    question: { answered: 'Wij zochten het uit. Dit is ons antwoord.' },
    objection: {
      granted: 'Je krijgt gelijk. Wij passen het aan.',
      partly: 'Je krijgt voor een deel gelijk.',
      refused: 'Wij doen niet wat je vraagt.',
    },
    correction: {
      granted: 'Wij hebben het verbeterd.',
      partly: 'Wij hebben een deel verbeterd.',
      refused: 'Wij verbeteren dit niet. Je mag wel een eigen verklaring toevoegen.',
    },
    statement: { granted: 'Je verklaring staat bij het stuk, precies zoals je hem schreef.' },
    erasure: {
      granted: 'Wij hebben het gewist. Wij bewaren alleen dat wij iets wisten, niet wat erin stond.',
      partly: 'Wij hebben een deel gewist. De rest moeten wij bewaren.',
      refused: 'Wij mogen dit nu niet wissen.',
    },
    inspection: {
      granted: 'Je mag het dossier bekijken.',
      partly: 'Je mag een deel van het dossier bekijken.',
      refused: 'Je mag het dossier niet bekijken.',
    },
    copy: {
      granted: 'Je krijgt een kopie van het dossier.',
      partly: 'Je krijgt een kopie van een deel van het dossier.',
      refused: 'Je krijgt geen kopie van het dossier.',
    },
    'limited-information': {
      granted: 'Wij vertellen je wat wij mogen vertellen.',
      partly: 'Wij vertellen je een deel.',
      refused: 'Wij kunnen je niets vertellen.',
    },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  ground: (text: string) => `Waarom niet, of niet alles: ${text}.`,
  how: 'Zo krijg je het',
  howMijn: 'Log in bij Mijn CJG. Daar lees je het dossier, en bewaar je het als PDF of als bestand voor de computer.',
  howHand: 'Wij geven het aan jou zelf. Neem je paspoort, identiteitskaart of rijbewijs mee. Wij bewaren daar geen kopie van.',
  leftOut: 'Wat er niet bij zit',
  leftOutText: [
    'Wat over iemand anders gaat, zit er niet bij. Ook het adres van een andere ouder niet.',
    'Soms moeten wij iemand beschermen. Dan kan er iets ontbreken. Dat wordt altijd nagekeken door iemand anders.',
  ],
  disagree: 'Ben je het er niet mee eens?',
  college: (municipality: string) => `het college van burgemeester en wethouders van ${municipality}`,
  ways: {
    talk: (phone: string) => `Praat eerst met ons. Bel ${phone}.`,
    complaint:
      'Je kunt een klacht indienen bij onze klachtencommissie. Hoe dat gaat, staat op onze website bij Klachten. Je mag iemand meenemen.',
    authority:
      'Je kunt ook naar de Autoriteit Persoonsgegevens. Die let op of iedereen zorgvuldig met gegevens omgaat, en kan bemiddelen. Kijk op autoriteitpersoonsgegevens.nl. Dat kost niets.',
    objection: (body: string, when: string) =>
      `Je kunt bezwaar maken bij ${body}. Schrijf een brief ${when}. Zet erin: je naam en adres, de datum, om welk besluit het gaat, en waarom je het er niet mee eens bent. Zet je handtekening eronder. Bezwaar maken kost niets.`,
    court: (when: string) =>
      `Je kunt de rechter vragen om te beslissen. Doe dat ${when}. Dat heet een verzoekschrift. Het Juridisch Loket legt gratis uit hoe het gaat: juridischloket.nl. De rechtbank kan kosten vragen.`,
    familyCourt:
      'Je kunt de rechter vragen om te beslissen of wij je meer moeten vertellen. Het Juridisch Loket legt gratis uit hoe het gaat: juridischloket.nl.',
    until: (day: string) => `uiterlijk op ${day}`,
    sixWeeks: 'binnen zes weken nadat je deze brief kreeg',
  },
  late: 'Krijg je niet op tijd antwoord? Bel ons dan. Je hoeft niet te wachten: je mag meteen naar de rechter of naar de Autoriteit Persoonsgegevens.',
  askAgain: 'Vraag het opnieuw als dit voorbij is. Wij bewaren niets langer dan nodig is.',
  laws: (laws: string) => `Dit staat in de wet: ${laws}.`,
  staysTitle: 'Wat blijft, en hoe lang',
  stays: {
    'care-open':
      'Om wie het gaat, en wie er helpt. Zolang iemand helpt, moet er een dossier zijn (Jeugdwet artikel 7.3.8, Burgerlijk Wetboek 7 artikel 454). Dit blijft tot de hulp stopt. Vraag het dan opnieuw.',
    'needed-by-family':
      'Wat in het dossier van een kind staat, zoals wie de ouders zijn. Dat hoort bij het dossier van dat kind. Het blijft zolang dat dossier er is.',
    'piece-kept':
      'Stukken die van groot belang zijn voor iemand anders (Jeugdwet artikel 7.3.9, Burgerlijk Wetboek 7 artikel 455). Wij kijken later opnieuw of ze weg kunnen. Uiterlijk binnen tien jaar.',
  } as Readonly<Record<string, string>>,
  wholeGone: 'Alles over deze persoon is gewist: het dossier, de gegevens en de verzoeken. Niemand kan het nog vinden of terughalen.',
  whatAlwaysStays: [
    'De lijst van wie in het dossier keek. Die moeten wij ten minste vijf jaar bewaren. Er staat een nummer in, geen naam.',
    'Het bewijs dat wij iets wisten, zonder naam. Dat blijft twintig jaar.',
    'In het dossier van familie kan staan dat er iemand is geweest. Zonder naam.',
  ],
  answerStays: (day: string) => `Deze brief. Die blijft in ons systeem tot ${day}, zodat je bezwaar kunt maken. Daarna gaat hij ook weg.`,
  accountStays: 'Gebruik je Mijn CJG? Dan wis je je gesprekken en je account zelf, bij Mijn gegevens.',
  free: 'Dit verzoek kost je niets.',
  end: (centre: string, body: string) => (body === '' ? `Met groet,\n${centre}` : `Met groet,\nnamens ${body},\n${centre}`),
}
