/** Invented questions to CJG Vlietstad: a small centre. */
import {
  answer,
  close,
  days,
  draft,
  end,
  evening,
  handOver,
  invite,
  note,
  parent,
  rate,
  reply,
  take,
  wish,
  worker,
  young,
  type Case,
} from './case.ts'

export const vlietstadCases: readonly Case[] = [
  parent(3, {
    asked: { day: 15 },
    text: 'Onze zoon van 3 eet alleen pasta en brood. Groente spuugt hij uit. Krijgt hij wel genoeg binnen?',
    steps: [
      take('youthNurse'),
      answer(
        'youthNurse',
        'Veel peuters eten zo. Zet de groente elke dag op tafel, een klein beetje, en zeg er niets over. Na tien of vijftien keer proeven gaan de meeste kinderen om. Groeit hij goed en is hij vrolijk? Dan krijgt hij genoeg.',
        ['groeit-en-leert-mijn-kind-goed'],
      ),
      days(1),
      rate('yes'),
      end,
    ],
  }),
  young(16, {
    asked: { day: 12, evening: true },
    text: 'Ik wil stoppen met vapen maar het lukt niet. Na een dag word ik chagrijnig en begin ik weer.',
    steps: [
      days(1),
      take('youthDoctor'),
      answer(
        'youthDoctor',
        'Dat je het probeert is al knap. De eerste drie dagen zijn het zwaarst, daarna wordt het makkelijker. Kies een begindag, vertel het aan een vriend en bedenk wat je doet als je zin krijgt. Ik help je graag met een plan.',
        ['mijn-lichaam-en-mijn-gezondheid'],
      ),
      evening,
      wish('ja ik wil wel een plan. maandag?'),
      days(1),
      answer('youthDoctor', 'Maandag om half vier. Neem gerust die vriend mee.'),
      days(2),
      rate('yes'),
      days(2),
      close('youthDoctor', 'health'),
    ],
  }),
  parent(11, {
    asked: { day: 10 },
    text: 'Mijn dochter gaat naar de brugklas en wil per se een eigen telefoon zonder dat wij meekijken. Wat spreken we af?',
    steps: [
      take('familyCoach'),
      answer(
        'familyCoach',
        'Een eigen telefoon mag, en samen regels maken hoort erbij. Spreek af: waar hij ’s nachts ligt, wat ze doet als er iets naars gebeurt, en dat jullie er elke maand over praten. Vertrouwen groeit van twee kanten.',
        ['hoe-geef-ik-grenzen-aan'],
      ),
      days(3),
      close('familyCoach', 'boundaries'),
    ],
  }),
  worker(6, {
    asked: { day: 8 },
    text: 'Een kind in groep 3 valt elke middag in slaap. Ouders werken allebei in de nacht. Kunnen jullie meedenken?',
    steps: [
      take('socialWorker'),
      note('socialWorker', 'Leerkracht belt liever na drie uur.'),
      invite(
        'socialWorker',
        'Graag. Vraag de ouders of zij met ons willen praten over de avond en wie er dan is. We kunnen ook samen met jullie om tafel. Het gaat vaak om een oplossing in de familie of de buurt.',
        ['ik-maak-mij-zorgen-over-een-kind'],
      ),
      days(2),
      rate('yes'),
    ],
  }),
  parent(0, {
    asked: { day: 6 },
    language: 'uk',
    text: 'Моїй доньці вісім місяців. Які щеплення потрібні в Нідерландах? У нас є картка з України.',
    steps: [
      take('clinicAssistant'),
      handOver('clinicAssistant', 'youthDoctor', 'Oekraïens. Kaart met prikken is er. Graag schema nakijken.'),
      days(1),
      answer(
        'youthDoctor',
        'Дякуємо за запитання. Принесіть картку, і ми разом подивимося, які щеплення потрібні. Це безкоштовно.\n\n(Nederlands: neem de kaart mee, dan kijken we samen welke prikken nodig zijn. Het is gratis.)',
        ['groeit-en-leert-mijn-kind-goed'],
      ),
      days(1),
      rate('yes'),
    ],
  }),
  young(21, {
    asked: { day: 5 },
    text: 'Ik ben 21, zwanger en woon nog bij mijn ouders in een flat. Waar begin ik met alles regelen?',
    notice: true,
    steps: [
      take('socialWorker'),
      invite(
        'socialWorker',
        'Gefeliciteerd, en wat een boel tegelijk. Begin met drie dingen: een verloskundige bellen, je inschrijven voor een woning, en met ons een lijst maken. Wij hebben een coach die jonge ouders een jaar lang helpt.',
        ['waar-kan-ik-wonen-of-slapen'],
      ),
      evening,
      reply('Die coach lijkt me fijn. Kan zij ook mee naar de gemeente?'),
      days(1),
      draft('socialWorker', 'Ja, dat kan...'),
    ],
  }),
  parent(13, {
    asked: { day: 4 },
    text: 'Mijn zoon spijbelt. School zegt dat er een melding komt bij leerplicht. Wat betekent dat voor ons?',
    steps: [take('socialWorker')],
  }),
  parent(4, {
    asked: { day: 3 },
    text: 'Onze dochter stottert sinds een paar weken. Gaat dat vanzelf over?',
    steps: [
      take('youthNurse'),
      answer(
        'youthNurse',
        'Vaak wel: op deze leeftijd denken kinderen sneller dan ze kunnen praten. Geef haar de tijd, maak haar zin niet af en zeg niet "rustig maar". Duurt het langer dan drie maanden, of heeft ze er last van? Dan vragen we een logopedist.',
        ['groeit-en-leert-mijn-kind-goed'],
      ),
    ],
  }),
  young(14, {
    asked: { day: 2 },
    text: 'Waar kan ik gratis sporten? Mijn ouders hebben geen geld voor een club.',
    steps: [],
  }),
  parent(6, {
    asked: { day: 1, evening: true },
    text: 'Mijn zoon van 6 wil steeds een jurk aan naar school. Ik vind het prima, maar ik ben bang dat ze hem uitlachen.',
    shown: true,
    steps: [
      days(1),
      take('behaviouralScientist'),
      answer(
        'behaviouralScientist',
        'Wat fijn dat hij zichzelf mag zijn bij jou. Vraag hem wat hij zelf wil als iemand er iets van zegt, en oefen een zin: "Ik vind dit mooi." Vertel het ook aan de juf. Kinderen van zes nemen vaak over hoe een volwassene reageert.',
        ['mijn-kind-is-onzeker-of-bang'],
      ),
    ],
  }),
  parent(5, {
    asked: { minutesAgo: 55 },
    text: 'Is er in Vlietstad een cursus voor ouders die vaak boos worden? Ik schreeuw te veel tegen mijn kinderen.',
    steps: [],
  }),
  young(15, {
    asked: { minutesAgo: 20 },
    text: 'Mijn vriend dreigt mijn naaktfoto door te sturen als ik het uitmaak. Wat moet ik doen?',
    steps: [],
  }),
  worker(9, {
    asked: { day: 3, evening: true },
    text: 'Kan een jeugdverpleegkundige in onze klas komen vertellen over gezond ontbijten?',
    steps: [days(1), take('frontDeskWorker'), handOver('frontDeskWorker', 'youthNurse', 'Groep 6, 28 kinderen. Liefst voor de vakantie.')],
  }),
]
