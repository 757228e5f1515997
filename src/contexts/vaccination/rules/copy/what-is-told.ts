/**
 * Which tables of vaccination stand in the copy that a family keeps or gets, under which name, and what is left out by rule. A test holds both lists against
 * the schema. Source: privacy rules, section 6 (BW 7:456; AVG 15), PR-10 (what the other parent said).
 */

/** By table the name of its list in the JSON (docs/formats/export.md). */
export const toldOfVaccination = {
  'vaccination.dose': 'doses',
  'vaccination.side_effect': 'sideEffects',
  'vaccination.answer': 'answers',
  'vaccination.answer_request': 'askedForAnswer',
  'vaccination.earlier_word': 'earlierWords',
  'vaccination.recall_call': 'recallCalls',
  'vaccination.considered_wish': 'ownWishes',
  'vaccination.refrain': 'notGiven',
  'vaccination.scheme': 'scheme',
  'vaccination.session_child': 'sessions',
  'vaccination.session_result': 'sessionResults',
} as const

/** Tables of which nothing is told by themselves, and why. */
export const untoldOfVaccination: Readonly<Record<string, string>> = {
  'vaccination.consent_setting': 'about nobody',
  'vaccination.batch': 'number and product are told with each dose',
  'vaccination.location': 'told with each session; otherwise about nobody',
  'vaccination.session': 'day and name are told with each session of the child',
  'vaccination.session_batch': 'about nobody',
  'vaccination.session_care': 'about colleagues; care relations are told in the file',
  'vaccination.session_member': 'about colleagues',
  'vaccination.stock_move': 'stock of the centre; the dose that left it is told',
}

/** Rows that are left out of tables that are told, and why. */
export const leftOutOfVaccination: Readonly<Record<string, string>> = {
  'vaccination.answer': 'what another said (PR-10)',
  'vaccination.earlier_word': 'what another said to an organisation before (PR-10)',
  'vaccination.answer_request': 'whom else was asked (PR-10)',
}
