/** BDS W0686: by which discipline a contact is held, from the profession of who holds it. */
const disciplines: Readonly<Record<string, string>> = {
  youthDoctor: '01',
  youthNurse: '02',
  clinicAssistant: '03',
  behaviouralScientist: '08',
}

export const disciplineOf = (profession: string): string => disciplines[profession] ?? '98'
