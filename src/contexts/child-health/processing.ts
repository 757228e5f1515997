/** What `child-health` does with data of persons: it computes with what somebody types, and keeps none of it. */
import { theCentre, theHost, type ProcessingDescription } from '#platform/processing.ts'

export const processing: ProcessingDescription = {
  context: 'child-health',
  tables: {},
  withoutPersons: {},
  activities: [
    {
      id: 'calculators',
      name: { nl: 'Rekenhulpen', en: 'Calculators' },
      purpose: {
        nl: 'Laten uitrekenen hoe groei, ontwikkeling en inentingen ervoor staan, zonder iets te bewaren',
        en: 'Letting people work out how growth, development and vaccinations stand, without keeping anything',
      },
      bases: [
        {
          law: 'AVG',
          article: '6',
          what: { nl: 'publieke taak: informatie en advies zonder dossier', en: 'public task: information and advice without a file' },
        },
      ],
      persons: [{ nl: 'wie een rekenhulp gebruikt, en het kind om wie het gaat', en: 'who uses a calculator, and the child it is about' }],
      data: [
        {
          name: {
            nl: 'leeftijd, geslacht, lengte, gewicht, mijlpalen en prikdata, zonder naam; alleen tijdens het rekenen',
            en: 'age, sex, height, weight, milestones and days of vaccination, without a name; only while computing',
          },
          kind: 'special',
        },
      ],
      recipients: [],
      retention: [
        {
          what: { nl: 'wat iemand invult', en: 'what somebody fills in' },
          term: { until: { nl: 'het antwoord op het scherm staat', en: 'the answer is on the screen' } },
          source: 'own-choice',
          carriedOutBy: 'product',
        },
      ],
      transfer: 'none-by-the-product',
      measures: ['keepsNothing', 'idsOnlyOutside'],
      processors: [theHost],
      controller: theCentre,
      necessity: {
        nl: 'Wie wil weten of een kind groeit zoals verwacht, moet een paar getallen geven.',
        en: 'Who wants to know whether a child grows as expected has to give a few numbers.',
      },
      proportionality: {
        nl: 'Er wordt geen naam gevraagd, met script rekent de browser zelf, en niets wordt bewaard.',
        en: 'No name is asked, with script the browser computes by itself, and nothing is kept.',
      },
      risks: [
        {
          risk: {
            nl: 'Getallen over de gezondheid van een kind blijven ergens staan',
            en: 'Numbers about the health of a child stay somewhere',
          },
          measures: ['keepsNothing', 'idsOnlyOutside'],
          remains: { nl: 'Wie meekijkt op het scherm, ziet ze.', en: 'Who looks at the screen sees them.' },
        },
      ],
      plain: {
        what: {
          nl: 'Niets. De getallen die je invult, gebruiken wij alleen om te rekenen.',
          en: 'Nothing. We only use the numbers you fill in to compute.',
        },
        why: { nl: 'Zo zie je of een kind groeit zoals wij verwachten.', en: 'So you see whether a child grows as we expect.' },
      },
    },
  ],
}
