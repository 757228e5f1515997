/** Words of vaccination in the copy that a family keeps, at B1. Dutch is the type of all other languages. */
export const nl = {
  given: {
    title: 'Inentingen: gegeven',
    columns: ['Datum', 'Inenting', 'Vaccin en nummer', 'Erbij'],
    by: (name: string) => `door ${name}`,
    outside: (why: string) => `buiten het schema: ${why}`,
    recalled: (day: string) => `teruggeroepen op ${day}`,
    withdrawn: {
      typing: 'ingetrokken: verkeerd getypt',
      'other-child': 'ingetrokken: was van een ander kind',
      'not-given': 'ingetrokken: niet gegeven',
    },
  },
  effects: {
    title: 'Inentingen: wat erna gebeurde',
    toldBy: { family: 'dat vertelde iemand uit het gezin', professional: 'dat schreef een professional op' },
  },
  said: {
    title: 'Inentingen: wat jij zei',
    about: 'Alleen wat jij zelf zei. Wat een ander zei, vertellen wij niet door.',
    line: (day: string, vaccine: string, says: string, how: string) => `${day}: ${says} bij ${vaccine}, ${how}`,
    before: (day: string, vaccine: string, says: string, to: string) => `${day}: ${says} bij ${vaccine}, tegen ${to}`,
    ownWish: 'je eigen wens',
    asked: (day: string, session: string, how: string) => `${day}: wij vroegen je antwoord voor ${session}, ${how}`,
    channels: { 'own-page': 'op je eigen pagina', mail: 'per mail', letter: 'per brief', phone: 'per telefoon' },
  },
  decided: {
    title: 'Inentingen: wat er is besloten',
    notGiven: (day: string, vaccine: string, why: string) => `${day}: ${vaccine} niet geven (${why})`,
    wish: (day: string, vaccine: string) => `${day}: de eigen wens van de jongere telt bij ${vaccine}`,
    ended: (day: string) => `dat geldt niet meer sinds ${day}`,
    scheme: (what: string) => `Schema: ${what}`,
  },
  recalls: {
    title: 'Inentingen: toen een vaccin werd teruggeroepen',
    line: (day: string, number: string, outcome: string) => `${day}, nummer ${number}: ${outcome}`,
    outcomes: {
      reached: 'wij spraken jullie',
      'message-left': 'wij lieten een bericht achter',
      'no-answer': 'wij kregen niemand aan de telefoon',
      'letter-sent': 'wij stuurden een brief',
    },
  },
  sessions: {
    title: 'Inentingen: dagen voor een groep',
    line: (day: string, name: string, place: string) => `${day}: ${name}, ${place}`,
    class: (name: string) => `klas ${name}`,
    attendances: { 'not-yet': '', present: 'was er', 'absent-school': 'was niet op school', 'absent-session': 'kwam niet' },
    removed: 'van de lijst gehaald',
  },
}
