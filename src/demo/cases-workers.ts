/** Invented questions of people who work with children to CJG Lindewaard. */
import { answer, close, days, draft, end, evening, handOver, invite, note, rate, reply, take, worker, type Case } from './case.ts'

export const workerCases: readonly Case[] = [
  worker(5, {
    asked: { day: 16 },
    text: 'In mijn groep 2 zit een meisje dat elke dag zonder jas en zonder eten komt. Ouders zijn vriendelijk maar ontwijken het gesprek. Hoe pak ik dit op?',
    notice: true,
    steps: [
      take('socialWorker'),
      invite(
        'socialWorker',
        'Goed dat je het ziet en het deelt. Begin met wat je feitelijk ziet, en vraag hoe het thuis gaat: "Ik zie dat zij vaak koud en hongerig is. Waar lopen jullie tegenaan?" Vaak is er schaamte over geld.\n\nWil je dat ik bij het gesprek kom? Je kunt ook zonder namen met ons overleggen.',
        ['ik-maak-mij-zorgen-over-een-kind'],
      ),
      days(1),
      reply('Graag erbij. Ouders vinden het goed, ik heb het gevraagd.'),
      days(1),
      answer('socialWorker', 'Mooi. Ik kom dinsdag om kwart over drie naar jullie school.'),
      rate('yes'),
      days(4),
      close('socialWorker', 'concerns'),
    ],
  }),
  worker(null, {
    asked: { day: 14, evening: true },
    text: 'Hebben jullie folders over pubers en schermtijd die wij op onze ouderavond kunnen uitdelen?',
    steps: [
      days(1),
      take('frontDeskWorker'),
      answer(
        'frontDeskWorker',
        'Ja. Er liggen er veertig voor je klaar bij de balie. Onze gezinscoach komt ook graag een half uur vertellen.',
      ),
      days(1),
      rate('yes'),
      end,
    ],
  }),
  worker(8, {
    asked: { day: 11 },
    text: 'Ik ben voetbaltrainer. Een jongen uit mijn team is sinds een paar weken stil en schrikt van harde stemmen. Moet ik daar iets mee?',
    steps: [
      take('frontDeskWorker'),
      handOver('frontDeskWorker', 'behaviouralScientist', 'Trainer vraagt wat hij mag doen. Geen namen genoemd.'),
      days(1),
      answer(
        'behaviouralScientist',
        'Ja, je gevoel telt. Je hoeft niet te weten wat er is. Zeg hem: "Ik merk dat je stiller bent. Je mag altijd iets tegen mij zeggen." Praat ook met zijn ouders als dat veilig kan.\n\nBlijf je je zorgen maken? Bel ons, of bel Veilig Thuis voor advies. Dat kan zonder zijn naam.',
        ['ik-maak-mij-zorgen-over-een-kind'],
      ),
      evening,
      rate('yes'),
      reply('Ik heb met hem gepraat. Zijn opa is overleden. Thuis weten ze dat hij het moeilijk heeft.'),
      days(1),
      answer('behaviouralScientist', 'Wat fijn dat hij het je vertelde. Jij bent voor hem iemand die het ziet. Dat is veel waard.'),
      days(3),
      close('behaviouralScientist', 'concerns'),
    ],
  }),
  worker(3, {
    asked: { day: 9 },
    text: 'Op onze opvang hebben we een peuter die geen oogcontact maakt en niet reageert op de naam. Ouders maken zich geen zorgen. Wat is een goede stap?',
    steps: [
      take('youthNurse'),
      answer(
        'youthNurse',
        'Beschrijf wat je ziet en vergelijk niet. Vraag de ouders of zij dit thuis ook zien. Stel voor dat wij een keer komen kijken op de groep, met hun toestemming. Dan krijgen zij geen oordeel maar een aanbod.',
        ['groeit-en-leert-mijn-kind-goed', 'ik-maak-mij-zorgen-over-een-kind'],
      ),
      days(2),
      rate('a-little'),
      reply('Ouders willen liever eerst naar jullie toe. Hoe kunnen zij een afspraak maken?'),
      days(1),
      answer('youthNurse', 'Zij kunnen bellen of binnenlopen, een verwijzing is niet nodig. Jullie mogen ook samen komen.', [
        'doorverwijzen-naar-het-cjg',
      ]),
    ],
  }),
  worker(15, {
    asked: { day: 6 },
    text: 'Een leerling vertelt mij dat ze thuis niet welkom is nu ze een vriendje heeft. Ze slaapt bij een tante. Ik wil dit niet verkeerd doen.',
    notice: true,
    steps: [
      take('socialWorker'),
      note('socialWorker', 'Let op mogelijk eer. Collega met die kennis gevraagd mee te lezen.'),
      answer(
        'socialWorker',
        'Fijn dat je voorzichtig bent. Praat nog niet met de ouders. Vraag haar eerst of ze zich veilig voelt bij haar tante en wat er gebeurt als ze naar huis gaat. Bel ons vandaag, dan denken we samen. Voelt het onveilig? Dan bel je Veilig Thuis, ook in de avond.',
        ['ik-maak-mij-zorgen-over-een-kind'],
      ),
      evening,
      rate('yes'),
      reply('Ik heb gebeld. We hebben een plan gemaakt met haar tante. Dank voor het meedenken.'),
      days(2),
      answer('socialWorker', 'Goed gedaan. Ik bel je volgende week om te horen hoe het gaat.'),
    ],
  }),
  worker(10, {
    asked: { day: 5 },
    channel: 'walk-in',
    text: 'Intern begeleider komt binnen. Vraag: kan het CJG aansluiten bij het zorgoverleg op school, elke zes weken?',
    steps: [
      take('frontDeskWorker'),
      handOver('frontDeskWorker', 'familyCoach', 'Past bij de wijk van de gezinscoach. Donderdag is hun vaste dag.'),
    ],
  }),
  worker(7, {
    asked: { day: 3 },
    text: 'Vanaf welke leeftijd mogen wij op de naschoolse opvang een kind zelf naar huis laten fietsen, als ouders dat vragen?',
    steps: [
      take('familyCoach'),
      answer(
        'familyCoach',
        'Daar is geen wet voor. Spreek het schriftelijk af met de ouders en kijk naar het kind en de weg: kan het oversteken, kent het de route, is er iemand thuis? Rond 8 jaar kan het vaak, maar niet bij elk kind.',
      ),
    ],
  }),
  worker(4, {
    asked: { day: 2 },
    shown: true,
    text: 'Een moeder vertrouwde mij toe dat ze het thuis niet meer redt met haar drieling. Hoe breng ik haar bij jullie, zonder dat het eng wordt?',
    steps: [
      take('familyCoach'),
      answer(
        'familyCoach',
        'Wat mooi dat ze jou vertrouwt. Bel ons samen met haar, dan hoort ze meteen een stem. Of loop samen binnen: er is altijd koffie. Zeg erbij dat zij bepaalt wat ze vertelt.\n\nIk ben er morgen de hele dag.',
        ['doorverwijzen-naar-het-cjg'],
      ),
      days(1),
      reply('Ze wil graag samen bellen. Kan dat vanmiddag rond drie uur?'),
    ],
  }),
  worker(null, {
    asked: { minutesAgo: 260 },
    text: 'Wij willen met ons team leren werken met de meldcode. Geven jullie daar een training over?',
    steps: [],
  }),
  worker(2, {
    asked: { day: 1 },
    text: 'Hoe lang moet een kind met waterpokken thuisblijven van de opvang? Ouders vragen het ons elke dag.',
    steps: [
      take('youthNurse'),
      draft('youthNurse', 'Een kind met waterpokken dat zich goed voelt mag gewoon komen...'),
      days(1),
      answer(
        'youthNurse',
        'Een kind met waterpokken dat zich goed voelt, mag gewoon komen. Het is al besmettelijk voordat je de blaasjes ziet, dus thuisblijven helpt niet. Waarschuw wel zwangere collega’s en ouders van kinderen met weinig weerstand.',
        ['groeit-en-leert-mijn-kind-goed'],
      ),
    ],
  }),
]
