export const nl = {
  choose: {
    title: 'Kies een medewerker',
    crumb: 'Demonstratie',
    notice: 'Dit is de demonstratie.',
    noticeText: 'Alle medewerkers zijn verzonnen. Daarom is er geen wachtwoord nodig. In het echt log je hier in bij je organisatie.',
    lead: (centre: string) => `Met wie wil je meekijken bij ${centre}?`,
    nobody: 'In dit centrum werkt nog niemand. Vul eerst de demonstratie.',
    as: (profession: string, roles: string) => `${profession} · ${roles}`,
  },
  residents: {
    title: 'Kies een inwoner',
    notice: 'Deze inwoners zijn verzonnen. In het echt laat je hier zien wie je bent, bijvoorbeeld met DigiD.',
    substantial: 'zekerheid: substantieel',
    low: 'zekerheid: laag. Dat is te weinig',
    parts: {
      parent: 'moeder met gezag over Noor (8) en Sam (14)',
      young: '14 jaar, ziet het eigen dossier',
      'without-authority': 'vader zonder gezag van Noor en Sam',
      foster: 'pleegmoeder van Jaimy (10)',
      'disagrees-yes': 'moeder van Evi (10), zei ja tegen hulp',
      'disagrees-no': 'vader van Evi (10), ziet het anders',
    },
  },
  expired: {
    title: 'Deze keuze is verlopen',
    text: 'Het duurde te lang, of OpenCJG is opnieuw gestart.',
    again: 'Begin opnieuw',
  },
  mailbox: {
    title: 'Postbus van de demonstratie',
    lead: 'De mails die een echt centrum nu had verstuurd.',
    emptyTitle: 'Nog geen mail',
    empty: 'Geef een antwoord op een vraag met een mailadres. Dan komt de mail hier.',
  },
}
