/** Which deeds of staff are put before the privacy officer. Source: privacy rules PR-31: looks at files, health records and vaccinations among them. */

/** Deeds with a file, by the first word of the event. Handling a request or the log itself is not among them. */
export const reviewedAreas = [
  'person',
  'piece',
  'care',
  'emergency',
  'consent',
  'share',
  'resident',
  'file',
  'health',
  'vaccination',
] as const

/** Lists of names that come with the work: of the own children, of a batch that is called back, of a session that is planned. No file was opened. */
export const lists = ['person.list', 'health.due', 'vaccination.recall', 'vaccination.plan'] as const

/** What is allowed by nothing but the role, or by the day of a session: somebody new has no relation yet. */
export const withoutRelation = [
  ...(['person.search', 'person.create', 'person.register', 'person.import', 'care.begin', 'care.end', 'care.standIn'] as const),
  'vaccination.session',
] as const
