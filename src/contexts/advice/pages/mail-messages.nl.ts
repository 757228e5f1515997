/** Words of the automatic reply to a mail, and of what is told to the team about it. The reply repeats nothing of the mail. */
export const nl = {
  subject: 'Automatisch antwoord',
  text: (centre: string, ask: string, phone: string, hours: string, duty: string, danger: string) =>
    [
      'Je mail is binnen. Iemand van ons leest hem.',
      'Wij sturen geen antwoord per mail. Een ander kan daar meelezen.',
      `Wil je antwoord? Stel je vraag hier: ${ask}\nJe hoeft je naam niet te zeggen. Je krijgt een sleutel, en daarmee lees je ons antwoord.`,
      `Of bel ${phone} (${hours}). Zeg dat je mailde. Dan geven wij je een sleutel bij je mail.`,
      `Kan het niet wachten en zijn wij dicht? Bel ${duty}.`,
      `Is er nu gevaar? Wacht niet op ons.\n${danger}`,
      'Bijlagen bewaren wij niet. Je mailadres bewaren wij ook niet.',
      centre,
    ].join('\n\n'),
  attachments: '[Er zat een bijlage bij de mail. Die is niet bewaard.]',
  cut: '[De mail was langer. De rest is niet bewaard.]',
}
