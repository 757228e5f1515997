/** What the sources say beside the doses that are computed: for the person who vaccinates. */
import type { Remark } from './programme.ts'
import { VACCINES } from './programme.ts'

export const rvpRemarks: readonly Remark[] = [
  {
    id: 'mother-pertussis',
    vaccines: ['HEX'],
    text: {
      nl: 'De 22-wekenprik (DKT) is er voor elke zwangerschap, vanaf 22 weken, na de 20-wekenecho en tot de geboorte.',
      en: 'The jab of 22 weeks (DKT) is there for every pregnancy, from 22 weeks, after the 20-week scan and until birth.',
    },
    sources: ['S23', 'S28', 'S04'],
  },
  {
    id: 'mother-influenza',
    vaccines: [],
    text: {
      nl: 'De griepprik in de zwangerschap is er van oktober tot en met maart; de JGZ geeft hem sinds oktober 2023. Grenzen in weken: niet gevonden.',
      en: 'The influenza jab in pregnancy is there from October to March; child health care offers it since October 2023. Limits in weeks: not found.',
    },
    sources: ['S26', 'S12'],
  },
  {
    id: 'hepatitis-b-carrier',
    vaccines: ['HEX', 'HEPB0'],
    text: {
      nl: 'Het kind van een moeder met hepatitis B krijgt in totaal vijf doses tegen hepatitis B, en bij de geboorte ook HBIg. Bloedonderzoek liefst 4 tot 6 weken na de laatste dosis.',
      en: 'The child of a mother with hepatitis B has five doses against hepatitis B in all, and HBIg at birth. Blood test preferably 4 to 6 weeks after the last dose.',
    },
    sources: ['S08', 'S09'],
  },
  {
    id: 'early-bmr',
    vaccines: ['BMR'],
    text: {
      nl: 'Bij een echt risico op mazelen (reis, uitbraak) kan een extra BMR vanaf ongeveer 6 maanden. Die telt niet mee: beide gewone doses blijven nodig.',
      en: 'With a real risk of measles (travel, outbreak) an extra MMR is possible from about 6 months. It does not count: both regular doses are still needed.',
    },
    sources: ['S22', 'S27', 'S15'],
  },
  {
    id: 'hpv-from-15',
    vaccines: ['HPV'],
    text: {
      nl: 'Ook vanaf 15 jaar zijn twee doses genoeg (sinds najaar 2022).',
      en: 'From 15 years on two doses are enough too (since autumn 2022).',
    },
    sources: ['S16', 'S15'],
  },
  {
    id: 'rsv-risk-groups',
    vaccines: ['RSV'],
    text: {
      nl: 'Voor kinderen geboren voor 30 weken, met een aangeboren hartafwijking, BPD of downsyndroom gelden eigen afspraken van het ziekenhuis.',
      en: 'Children born before 30 weeks, with a congenital heart disease, BPD or Down syndrome have indications of their own in hospital.',
    },
    sources: ['S19'],
  },
  {
    id: 'passed-interval',
    vaccines: VACCINES,
    text: {
      nl: 'Is de gewone tijd voorbij, geef dan de volgende dosis zo snel mogelijk. De reeks begint niet opnieuw (dat laatste lezen wij zo).',
      en: 'When the target interval has passed, give the next dose as soon as possible. The course is not restarted (the latter is our reading).',
    },
    sources: ['S18'],
  },
  {
    id: 'asylum-seekers',
    vaccines: VACCINES,
    text: {
      nl: 'Voor asielzoekers geldt dezelfde grens van 18 jaar, met een eigen aanvulling op de richtlijn (inhoud niet gevonden).',
      en: 'For asylum seekers the same limit of 18 years holds, with an addendum of their own (content not found).',
    },
    sources: ['S18'],
  },
  {
    id: 'combinations',
    vaccines: VACCINES,
    text: {
      nl: 'Geef geen losse vaccins als er een combinatie is, en spreid niet wat gewoonlijk samen wordt gegeven.',
      en: 'Give no single components where a combination exists, and do not spread what is normally given together.',
    },
    sources: ['S18'],
  },
  {
    id: 'primary-course-above-2',
    vaccines: ['HEX'],
    text: {
      nl: 'Is de basisreeks boven 2 jaar nodig, dan met het zeswaardige vaccin (Vaxelis); Hib komt dan mee.',
      en: 'A primary course above 2 years is given with the hexavalent product (Vaxelis), so Hib comes along.',
    },
    sources: ['S18'],
  },
  {
    id: 'begun-abroad',
    vaccines: ['HEX'],
    text: {
      nl: 'Geef alleen hele doses. Een reeks DKT met polio via de mond, begonnen in het buitenland, wordt afgemaakt met D(K)TP-(Hib)-(HepB).',
      en: 'Only full doses. A course of DPT with oral polio begun abroad is finished with D(K)TP-(Hib)-(HepB).',
    },
    sources: ['S18'],
  },
  {
    id: 'hib',
    vaccines: ['HEX'],
    text: {
      nl: 'Hib vervalt bij 2 jaar; één dosis na de eerste verjaardag maakt Hib af.',
      en: 'Hib lapses at 2 years; one dose after the first birthday completes Hib.',
    },
    sources: ['S15'],
  },
  {
    id: 'separate-hepatitis-b',
    vaccines: ['HEX', 'HEPB0'],
    text: {
      nl: 'Losse hepatitis B op 0, 1 en 6 maanden is op elke leeftijd genoeg.',
      en: 'Separate hepatitis B at 0, 1 and 6 months is enough at any age.',
    },
    sources: ['S15'],
  },
]
