/** Words of the access rules, as people read them; and the mails of an emergency. Dutch is the type of all other languages. */
export const nl = {
  relations: {
    none: 'Collega zonder zorgrelatie',
    care: 'Werkt met deze persoon',
    clearedCare: 'Werkt met deze persoon, met akkoord van een ander',
    standIn: 'Neemt het tijdelijk over',
    emergency: 'Opende met spoed',
    self: 'De persoon zelf',
    authority: 'Ouder met gezag of voogd',
  },
  purposes: {
    youthHealth: 'Jeugdgezondheidszorg',
    youthHelp: 'Jeugdhulp',
    support: 'Steun bij opvoeden en opgroeien',
    advice: 'Advies',
    coordination: 'Samen regelen van de hulp',
    emergency: 'Spoed',
    own: 'Eigen dossier',
    index: 'Weten wie erbij betrokken is',
    control: 'Controle',
  },
  states: {
    open: 'open',
    closed: 'afgesloten',
    restricted: 'extra beschermd',
    deceased: 'overleden',
    moved: 'verhuisd',
    merged: 'samengevoegd',
  },
  verbs: {
    find: 'vinden',
    list: 'in een lijst zien',
    read: 'lezen',
    write: 'opschrijven',
    share: 'delen',
    print: 'printen',
    export: 'meenemen in een bestand',
    notify: 'bericht krijgen',
  },
  groups: {
    index: 'naam, geboortedag en geslacht',
    identity: 'taal en wensen',
    contact: 'adres, telefoon en mail',
    secretAddress: 'geheim adres',
    bsn: 'burgerservicenummer',
    family: 'gezin en gezag',
    care: 'wie betrokken is',
    healthPieces: 'stukken over gezondheid',
    helpPieces: 'stukken over jeugdhulp',
    supportPieces: 'stukken over steun',
    advicePieces: 'stukken over advies',
    ownHealth: 'wat het gezin zelf vertelt over gezondheid',
    sharing: 'toestemming en delen',
    log: 'wie keek in het dossier',
  },
  family: 'Gezin',
  table: {
    title: 'Wie mag wat zien en doen',
    lead: 'Deze tabel komt uit de regels waarmee het programma beslist. Wat er niet in staat, mag niet.',
    why: 'Een reden opent alleen wat voor die reden nodig is. Dat staat in de tweede tabel.',
    lines: 'Wie, bij welk dossier, mag wat',
    needs: 'Wat nodig is voor welke reden',
    everything: 'alles',
    allBut: (groups: string) => `alles, behalve ${groups}`,
    columns: {
      who: 'Wie',
      relation: 'Wat ben je voor deze persoon',
      states: 'Dossier is',
      verbs: 'Mag',
      groups: 'Met',
      rules: 'Regel',
      purpose: 'Reden',
    },
  },
  mail: {
    'request-to-handle': {
      subject: (centre: string) => `${centre}: er is een verzoek te beantwoorden`,
      text: (address: string) =>
        `Hallo,\n\nIn de werkplek staat een verzoek dat jij kunt beantwoorden:\n${address}\n\nIn deze mail staat met opzet niet waar het over gaat.\n`,
    },
    'emergency-in-my-file': {
      subject: (centre: string) => `${centre}: bekijk een bericht in de werkplek`,
      text: (address: string) =>
        `Hallo,\n\nEr is een bericht voor je in de werkplek. Kijk er vandaag nog naar:\n${address}\n\nIn deze mail staat met opzet niet waar het over gaat.\n`,
    },
    'emergency-to-review': {
      subject: (centre: string) => `${centre}: er is iets om na te kijken`,
      text: (address: string) =>
        `Hallo,\n\nIn de werkplek staat iets dat jij moet nakijken. Doe dat binnen drie dagen:\n${address}\n\nIn deze mail staat met opzet niet waar het over gaat.\n`,
    },
    'emergency-reviewed': {
      subject: (centre: string) => `${centre}: bekijk een bericht in de werkplek`,
      text: (address: string) =>
        `Hallo,\n\nEr is een bericht voor je in de werkplek:\n${address}\n\nIn deze mail staat met opzet niet waar het over gaat.\n`,
    },
  },
}
