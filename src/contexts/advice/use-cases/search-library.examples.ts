/**
 * The written set of searches: what people type, and the article that they need. One of `expected` must be among the
 * first three. Written before the weighing was set, with typing errors, compounds, synonyms, whole sentences of tired
 * people, English, and the words of each entrance.
 */
type Door = 'parents' | 'youngPeople' | 'workers'

export type SearchExample = {
  readonly kind: 'word' | 'typing error' | 'compound' | 'synonym' | 'sentence' | 'English'
  readonly query: string
  readonly expected: readonly string[]
  /** Searched behind one of the doors. */
  readonly audience?: Door
}

const words = (kind: SearchExample['kind'], audience: Door | null, rows: readonly (readonly [string, ...string[]])[]) =>
  rows.map(([query, ...expected]): SearchExample => ({ kind, query, expected, ...(audience === null ? {} : { audience }) }))

export const searchExamples: readonly SearchExample[] = [
  ...words('word', null, [
    ['driftbui', 'mijn-peuter-heeft-driftbuien', 'mijn-kind-luistert-niet-of-is-boos'],
    ['zindelijk', 'mijn-kind-wordt-zindelijk'],
    ['inenting', 'inentingen-voor-je-kind'],
    ['koorts', 'mijn-kind-is-ziek'],
    ['pleegzorg', 'een-pleegkind-in-huis', 'na-pleegzorg-of-jeugdhulp'],
    ['meldcode', 'de-meldcode-in-5-stappen'],
    ['huurtoeslag', 'op-jezelf-wonen', 'ik-heb-te-weinig-geld', 'waar-kan-ik-wonen-of-slapen'],
    ['scheiding', 'uit-elkaar-met-kinderen', 'mijn-ouders-gaan-scheiden'],
    ['dyslexie', 'mijn-kind-vindt-leren-moeilijk'],
    ['borstvoeding', 'de-eerste-weken-met-je-baby', 'mijn-kind-eet-slecht'],
  ]),
  ...words('typing error', null, [
    ['drifbuien', 'mijn-peuter-heeft-driftbuien', 'mijn-kind-luistert-niet-of-is-boos'],
    ['zindeljk', 'mijn-kind-wordt-zindelijk'],
    ['inentign', 'inentingen-voor-je-kind'],
    ['gepset', 'mijn-kind-wordt-gepest', 'ik-word-gepest'],
    ['scheidign', 'uit-elkaar-met-kinderen', 'mijn-ouders-gaan-scheiden'],
    ['verliefdt', 'verliefd-verkering-en-uit', 'seks-liefde-en-voorbehoedsmiddelen'],
    ['schuldne', 'ik-heb-schulden', 'ik-heb-te-weinig-geld'],
    ['slaapproblemn', 'mijn-kind-slaapt-slecht', 'ik-slaap-slecht'],
    ['brugklass', 'naar-de-middelbare-school'],
    ['depresie', 'ik-voel-me-somber'],
    ['voorbehoetmiddel', 'seks-liefde-en-voorbehoedsmiddelen'],
    ['pleeggezinn', 'een-pleegkind-in-huis', 'na-pleegzorg-of-jeugdhulp'],
    ['huisellijk geweld', 'geweld-thuis-en-kinderen', 'het-is-thuis-niet-veilig', 'de-meldcode-in-5-stappen'],
    ['zwangr', 'zwanger-en-nu', 'seks-liefde-en-voorbehoedsmiddelen'],
  ]),
  ...words('compound', null, [
    ['slaapgebrek', 'mijn-kind-slaapt-slecht', 'ik-slaap-slecht'],
    ['scheidingsverdriet', 'uit-elkaar-met-kinderen', 'mijn-ouders-gaan-scheiden', 'verliefd-verkering-en-uit'],
    ['peuterdriftbui', 'mijn-peuter-heeft-driftbuien'],
    ['schermverslaving', 'hoeveel-schermtijd-is-goed'],
    ['bijbaanloon', 'problemen-op-je-werk', 'hoe-vind-ik-werk-of-een-bijbaan'],
    ['babyhuilen', 'mijn-baby-huilt-veel'],
    ['puberruzie', 'ruzie-met-mijn-puber'],
    ['kleutergedrag', 'mijn-kind-luistert-niet-of-is-boos', 'naar-de-basisschool'],
    ['examenangst', 'stress-om-school', 'mijn-kind-is-onzeker-of-bang'],
    ['kamerhuur', 'op-jezelf-wonen', 'waar-kan-ik-wonen-of-slapen'],
  ]),
  ...words('synonym', null, [
    ['bonje met mijn zus', 'broers-en-zussen-maken-ruzie'],
    ['skeer', 'ik-heb-te-weinig-geld', 'ik-heb-schulden'],
    ['blowen', 'alcohol-vapen-en-drugs'],
    ['nudes', 'er-gaat-een-naaktfoto-rond'],
    ['mazelenprik', 'inentingen-voor-je-kind'],
    ['stiefmoeder', 'een-nieuw-gezin', 'mijn-ouders-gaan-scheiden'],
    ['potje', 'mijn-kind-wordt-zindelijk'],
    ['thuiszitter', 'een-leerling-blijft-weg'],
    ['AVG', 'wat-mag-ik-delen'],
    ['depri', 'ik-voel-me-somber'],
    ['coming out', 'op-wie-val-ik'],
    ['mantelzorger', 'iemand-thuis-is-ziek'],
    ['klarna', 'ik-heb-schulden', 'ik-word-18', 'ik-heb-te-weinig-geld'],
    ['opa overleden', 'als-iemand-doodgaat'],
  ]),
  ...words('sentence', null, [
    ['mijn baby van 6 weken huilt de hele avond en ik weet niet meer wat ik moet doen', 'mijn-baby-huilt-veel'],
    ['ze wil niet slapen en komt steeds uit bed ik ben kapot', 'mijn-kind-slaapt-slecht'],
    ['hij lust echt helemaal niks meer alleen maar pasta', 'mijn-kind-eet-slecht'],
    ['mijn dochter wordt buitengesloten in de groepsapp van de klas', 'mijn-kind-wordt-gepest', 'ik-word-gepest'],
    ['ik heb geen geld voor luiers', 'geld-voor-je-kinderen'],
    ['mijn vriend slaat mij waar de kinderen bij zijn', 'geweld-thuis-en-kinderen'],
    ['hoe vertel ik mijn kinderen dat wij uit elkaar gaan', 'uit-elkaar-met-kinderen'],
    ['zoon van 15 luistert nergens naar en slaat met deuren', 'ruzie-met-mijn-puber', 'mijn-kind-luistert-niet-of-is-boos'],
    ['ik trek het niet meer met drie kleine kinderen', 'ik-ben-op-als-ouder'],
    ['mijn dochter van 2 zegt nog bijna geen woordjes', 'mijn-kind-praat-nog-weinig'],
  ]),
  ...words('sentence', 'youngPeople', [
    ['mijn ex dreigt mijn foto door te sturen', 'er-gaat-een-naaktfoto-rond'],
    ['ik wil niet meer naar school ze lachen me uit', 'ik-word-gepest', 'stress-om-school'],
    ['ben net 18 moet ik nu zelf mijn zorgverzekering betalen', 'ik-word-18'],
    ['mijn moeder drinkt elke dag', 'iemand-thuis-is-ziek'],
    ['kan ik langer in mijn pleeggezin blijven als ik 18 ben', 'na-pleegzorg-of-jeugdhulp'],
    ['ik lig elke nacht wakker te piekeren', 'ik-slaap-slecht'],
    ['mijn baas betaalt me niet uit', 'problemen-op-je-werk'],
    ['ik vind mezelf veel te dik', 'niet-blij-met-mijn-lijf'],
    ['condoom gescheurd wat nu', 'seks-liefde-en-voorbehoedsmiddelen'],
    ['ik denk dat ik op meisjes val', 'op-wie-val-ik'],
  ]),
  ...words('sentence', 'workers', [
    ['een kind in mijn groep heeft blauwe plekken', 'welke-signalen-zie-je', 'ik-maak-mij-zorgen-over-een-kind'],
    ['mag ik zonder toestemming met de huisarts bellen', 'wat-mag-ik-delen'],
    ['hoe begin ik een gesprek met een boze ouder', 'praten-met-ouders-over-zorgen'],
    ['jongen uit mijn voetbalteam vertelde iets over misbruik', 'een-kind-vertelt-iets-ergs'],
    ['leerling komt al weken niet op school', 'een-leerling-blijft-weg'],
    ['hoe verwijs ik een gezin door', 'doorverwijzen-naar-het-cjg'],
    ['er wordt gepest in mijn klas', 'pesten-in-je-groep'],
  ]),
  ...words('English', null, [
    ['tantrum', 'mijn-kind-luistert-niet-of-is-boos', 'mijn-peuter-heeft-driftbuien'],
    ['birth control', 'seks-liefde-en-voorbehoedsmiddelen'],
    ['I have nowhere to sleep', 'waar-kan-ik-wonen-of-slapen'],
    ['my baby keeps crying', 'mijn-baby-huilt-veel'],
    ['divorce', 'uit-elkaar-met-kinderen', 'mijn-ouders-gaan-scheiden'],
    ['potty training', 'mijn-kind-wordt-zindelijk'],
    ['vaccinatoins', 'inentingen-voor-je-kind', 'groeit-en-leert-mijn-kind-goed'],
    ['child is bullied at school', 'mijn-kind-wordt-gepest', 'ik-word-gepest', 'mijn-kind-is-onzeker-of-bang'],
    ['foster care', 'een-pleegkind-in-huis', 'na-pleegzorg-of-jeugdhulp'],
    ['debts', 'ik-heb-te-weinig-geld', 'ik-heb-schulden'],
  ]),
]

/**
 * Written after the weighing and the synonyms were set, and never used to set them: how well it goes with what nobody
 * tried before.
 */
export const heldBack: readonly SearchExample[] = [
  ...words('word', null, [
    ['hielprik', 'de-eerste-weken-met-je-baby'],
    ['luizen', 'mijn-kind-is-ziek'],
    ['minimumloon', 'problemen-op-je-werk', 'hoe-vind-ik-werk-of-een-bijbaan'],
    ['brugklas', 'naar-de-middelbare-school'],
    ['lachgas', 'alcohol-vapen-en-drugs', 'afspraken-over-uitgaan-en-drank'],
  ]),
  ...words('typing error', null, [
    ['koorst', 'mijn-kind-is-ziek', 'groeit-en-leert-mijn-kind-goed'],
    ['verskering', 'verliefd-verkering-en-uit'],
    ['anoreksia', 'niet-blij-met-mijn-lijf', 'mijn-lichaam-en-mijn-gezondheid'],
    ['stief gezin', 'een-nieuw-gezin'],
    ['zorgverzekerng', 'ik-word-18', 'ik-heb-schulden', 'seks-liefde-en-voorbehoedsmiddelen'],
  ]),
  ...words('compound', null, [
    ['peutereten', 'mijn-kind-eet-slecht'],
    ['schoolangst', 'mijn-kind-is-onzeker-of-bang', 'naar-de-basisschool', 'stress-om-school', 'een-leerling-blijft-weg'],
    ['huurschulden', 'ik-heb-schulden', 'op-jezelf-wonen', 'waar-kan-ik-wonen-of-slapen'],
    ['opvoedstress', 'ik-ben-op-als-ouder', 'doe-ik-het-wel-goed-als-ouder'],
  ]),
  ...words('sentence', null, [
    ['dochter van 3 plast nog in haar broek op de opvang', 'mijn-kind-wordt-zindelijk'],
    ['mijn zoon zit de hele dag op zijn kamer te gamen', 'hoeveel-schermtijd-is-goed'],
    ['mijn vader is dood en mijn kind snapt het niet', 'als-iemand-doodgaat'],
    [
      'mijn man en ik maken elke dag ruzie over de opvoeding',
      'uit-elkaar-met-kinderen',
      'hoe-geef-ik-grenzen-aan',
      'doe-ik-het-wel-goed-als-ouder',
    ],
    ['kleuter huilt elke ochtend bij het afscheid', 'naar-de-basisschool'],
    ['zij kan niet meekomen met rekenen', 'mijn-kind-vindt-leren-moeilijk'],
    ['hij bijt andere kinderen', 'mijn-peuter-heeft-driftbuien', 'mijn-kind-luistert-niet-of-is-boos'],
  ]),
  ...words('sentence', 'youngPeople', [
    ['ik kan nergens heen vannacht', 'waar-kan-ik-wonen-of-slapen'],
    ['iedereen drinkt maar ik wil niet', 'alcohol-vapen-en-drugs'],
    ['ik voel me leeg en heb nergens zin in', 'ik-voel-me-somber'],
    ['mijn stiefvader slaat mijn moeder', 'het-is-thuis-niet-veilig'],
    ['welke opleiding past bij mij', 'ik-weet-niet-wat-ik-wil-worden'],
  ]),
  ...words('sentence', 'workers', [
    ['moet ik een melding doen bij veilig thuis', 'de-meldcode-in-5-stappen', 'ik-maak-mij-zorgen-over-een-kind'],
    ['ouders willen niet dat ik met het cjg praat', 'wat-mag-ik-delen', 'praten-met-ouders-over-zorgen', 'doorverwijzen-naar-het-cjg'],
    ['kind zegt dat het thuis geslagen wordt', 'een-kind-vertelt-iets-ergs', 'ik-maak-mij-zorgen-over-een-kind', 'welke-signalen-zie-je'],
  ]),
  ...words('English', null, [
    ['screen time', 'hoeveel-schermtijd-is-goed'],
    ['my teenager does not talk to me', 'ruzie-met-mijn-puber', 'mijn-kind-luistert-niet-of-is-boos'],
    ['how do I find a job', 'hoe-vind-ik-werk-of-een-bijbaan'],
  ]),
]
