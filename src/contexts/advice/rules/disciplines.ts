/** Who of the team a question can be meant for. */
export const disciplines = [
  'youthDoctor',
  'youthNurse',
  'clinicAssistant',
  'behaviouralScientist',
  'socialWorker',
  'familyCoach',
  'frontDeskWorker',
] as const
export type Discipline = (typeof disciplines)[number]
