/**
 * Which tables of the record stand in the copy that a family keeps or gets, under which name, and what is left out by rule. A test holds both lists against
 * the schema, so that a new table is in one of them. Source: privacy rules, section 6 (BW 7:456 inspection and copy; AVG 15), PR-10 (words of the other
 * parent), PR-17 (somebody else), PR-22 (kept back); reporting code MC-11 (its trail never shows in the inspection of parents).
 */

/** By table the name of its list in the JSON (docs/formats/export.md). */
export const toldOfHealth = {
  'child_health.background': 'background',
  'child_health.contact': 'visits',
  'child_health.contact_note': 'words',
  'child_health.finding': 'findings',
  'child_health.advice': 'advice',
  'child_health.measurement': 'measurements',
  'child_health.own_measurement': 'homeMeasurements',
  'child_health.milestone': 'milestones',
  'child_health.signal': 'signals',
  'child_health.screening': 'screenings',
  'child_health.referral': 'referrals',
  'child_health.invitation': 'invitations',
  'child_health.invitation_answer': 'invitationAnswers',
  'child_health.missed': 'missed',
  'child_health.topic': 'topics',
  'child_health.questionnaire': 'questionnaires',
  'child_health.transfer': 'transfers',
} as const

/** Tables of which nothing is told, and why. */
export const untoldOfHealth: Readonly<Record<string, string>> = {
  'child_health.draft': 'what a professional is still writing is not in the record yet; it is told once the contact is closed',
  'child_health.due_item': 'made anew each night from birth date, schedule and doses, which are told',
  'child_health.due_run': 'about nobody',
  'child_health.came_in': 'which rows a transfer brought here; the transfer is told, and so are the rows',
  'child_health.moment_template': 'about nobody',
  'child_health.round': 'about nobody',
  'child_health.acuity_limit': 'about nobody',
  'child_health.trusted_sender': 'about other organisations',
  'child_health.figure': 'about groups',
  'child_health.figure_year': 'about groups',
}

/** Rows and columns that are left out of tables that are told, and why. */
export const leftOutOfHealth: Readonly<Record<string, string>> = {
  'child_health.invitation_answer': 'what another said about the time (PR-10)',
  'child_health.contact_note': 'words that are kept back (PR-22) or about somebody else (PR-17)',
  'child_health.finding': 'what is kept back (PR-22) or about somebody else (PR-17)',
  'child_health.missed': 'what was weighed and done when a child was not brought can be a step of the reporting code (MC-11)',
  'child_health.topic': 'what another of the family wrote (PR-10)',
  'child_health.questionnaire': 'what another filled in (PR-10)',
}
