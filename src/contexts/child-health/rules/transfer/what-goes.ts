/** Which tables of both schemas go along in a bundle, and of each other one why not. A test holds it against the schema and against a record that went. */
export const carriedTables = [
  ...['background', 'contact', 'contact_note', 'measurement', 'milestone', 'finding', 'advice', 'signal', 'screening', 'referral'].map(
    (name) => `child_health.${name}`,
  ),
  ...['own_measurement', 'topic', 'questionnaire'].map((name) => `child_health.${name}`),
  ...['dose', 'scheme', 'refrain', 'side_effect', 'answer', 'considered_wish', 'earlier_word'].map((name) => `vaccination.${name}`),
]

/** Kept at the receiver as history: what was said to the sender is no answer there. */
export const keptAsHistory: Readonly<Record<string, string>> = {
  'vaccination.answer': 'vaccination.earlier_word',
  'vaccination.considered_wish': 'vaccination.earlier_word',
}

export const staysBehind: Readonly<Record<string, string>> = {
  'child_health.draft': 'a contact that is not closed yet is not in the record',
  'child_health.missed':
    'how appointments of this organisation went; a concern that a child was not brought is told by a person to a person',
  'child_health.invitation': 'how this organisation calls up',
  'child_health.invitation_answer': 'which appointment suited at this organisation',
  'child_health.due_item': 'computed from the record',
  'child_health.due_run': 'about nobody',
  'child_health.round': 'about nobody',
  'child_health.acuity_limit': 'from which line this centre refers',
  'child_health.moment_template': 'what this organisation offers',
  'child_health.transfer': 'the proof of a transfer, which stays with who has it',
  'child_health.came_in': 'which rows a transfer brought here',
  'child_health.trusted_sender': 'whom this centre trusts',
  'child_health.figure': 'about groups',
  'child_health.figure_year': 'about groups',
  'vaccination.location': 'where this organisation gives vaccinations',
  'vaccination.batch': 'the stock of this organisation; the number and product of a dose go along with it',
  'vaccination.stock_move': 'the stock of this organisation',
  'vaccination.session': 'about nobody',
  'vaccination.session_member': 'the team of a session',
  'vaccination.session_batch': 'the stock at a session',
  'vaccination.session_care': 'which care relations a session began',
  'vaccination.session_child': 'how a day was organised; what was given or refused stands in the record itself',
  'vaccination.session_result': 'how a day was organised; what was given or refused stands in the record itself',
  'vaccination.consent_setting': 'how this centre reads silence',
  'vaccination.recall_call': 'how this organisation reached the family about a batch; the number of the dose goes along',
  'vaccination.answer_request': 'how this organisation asked; the answers go along',
}
