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
  disagreeText: (phone: string) => [
    `Praat eerst met ons. Bel ${phone}.`,
    'Je kunt een klacht indienen bij onze klachtencommissie. Hoe dat gaat, staat op onze website bij Klachten. Je mag iemand meenemen.',
    'Gaat het over je gegevens? Dan kun je ook naar de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl. Dat kost niets.',
  ],
  free: 'Dit verzoek kost je niets.',
  end: (centre: string) => `Met groet,\n${centre}`,
}
