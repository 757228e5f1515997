/** What the demonstration does: everybody in it is invented, and production never makes it. */
import { theHost, type ProcessingDescription } from '#platform/processing.ts'

export const processing: ProcessingDescription = {
  context: 'demonstration',
  tables: { 'demonstration.step': 'demonstration' },
  withoutPersons: {},
  activities: [
    {
      id: 'demonstration',
      name: { nl: 'Demonstratie', en: 'Demonstration' },
      purpose: { nl: 'Laten zien hoe het product werkt, met verzonnen mensen', en: 'Showing how the product works, with invented people' },
      bases: [
        {
          law: 'AVG',
          article: '6',
          what: { nl: 'geen persoonsgegevens zolang alles verzonnen is', en: 'no personal data as long as everything is invented' },
        },
      ],
      persons: [{ nl: 'niemand: iedereen is verzonnen', en: 'nobody: everybody is invented' }],
      data: [{ name: { nl: 'verzonnen vragen en dossiers', en: 'invented questions and files' }, kind: 'ordinary' }],
      recipients: [{ nl: 'wie de demonstratie bekijkt', en: 'who looks at the demonstration' }],
      retention: [
        {
          what: { nl: 'verzonnen gegevens', en: 'invented data' },
          term: { until: { nl: 'de demonstratie wordt weggegooid', en: 'the demonstration is thrown away' } },
          source: 'own-choice',
          carriedOutBy: 'person',
        },
      ],
      transfer: 'none-by-the-product',
      measures: ['inventedOnly'],
      processors: [theHost],
      controller: { nl: 'Wie de demonstratie laat draaien', en: 'Whoever runs the demonstration' },
      necessity: {
        nl: 'Een voorbeeld met verzonnen mensen maakt een voorbeeld met echte overbodig.',
        en: 'An example with invented people makes one with real people needless.',
      },
      proportionality: { nl: 'Echte gegevens horen er niet in.', en: 'Real data do not belong in it.' },
      risks: [
        {
          risk: { nl: 'Iemand typt echte gegevens in de demonstratie', en: 'Somebody types real data into the demonstration' },
          measures: ['inventedOnly', 'masksPersonalData'],
          remains: { nl: 'Het product kan echt en verzonnen niet onderscheiden.', en: 'The product cannot tell real from invented.' },
        },
      ],
      plain: null,
    },
  ],
}
