/** Words of single pieces of the record that can be erased. Dutch is the type of all other languages. */
export const nl = {
  kinds: {
    visit: 'Bezoeken, met alles wat toen is opgeschreven',
    measurement: 'Metingen buiten een bezoek',
    milestone: 'Kenmerken buiten een bezoek',
    screening: 'Onderzoeken buiten een bezoek',
    referral: 'Verwijzingen buiten een bezoek',
    vaccination: 'Inentingen',
    questionnaire: 'Ingevulde vragen',
    topic: 'Onderwerpen voor een bezoek',
    homeMeasurement: 'Metingen van thuis',
  },
  laws: {
    medical:
      'Dit hoort bij het dossier van een behandeling (BW 7:455). Wissen mag, behalve als het van groot belang is voor een ander, of een wet het bewaart.',
    recall:
      'Ook dit mag gewist worden (BW 7:455). Maar met het partijnummer vinden wij mensen als een vaccin wordt teruggeroepen, en zonder deze regel weten wij niet welke prik de volgende is. Vertel dat eerst.',
    'own-words': 'Dit vertelde het gezin zelf (AVG 17). Wissen mag, ook als het al besproken is.',
  },
  item: (number: string) => `kenmerk ${number}`,
  ownQuestions: 'eigen vragen',
}
