/** Professions and roles as people write them in a spreadsheet: by the names that the pages show, in each language, or by those of the code. */
import { professions, type Profession } from '../account.ts'
import { roles, type Role } from '../permissions.ts'

/** The names on the pages (`pages/messages.*.ts`); a test holds them together. */
const professionWords: Readonly<Record<Profession, readonly string[]>> = {
  youthDoctor: ['jeugdarts', 'youth doctor'],
  youthNurse: ['jeugdverpleegkundige', 'youth nurse'],
  clinicAssistant: ['doktersassistent', 'clinic assistant'],
  behaviouralScientist: ['gedragswetenschapper', 'behavioural scientist'],
  socialWorker: ['maatschappelijk werker', 'social worker'],
  familyCoach: ['gezinscoach', 'family coach'],
  frontDeskWorker: ['baliemedewerker', 'front desk worker'],
  centreCoordinator: ['coördinator van het centrum', 'coordinator of the centre'],
  centreManager: ['manager'],
  policyOfficer: ['beleidsmedewerker', 'policy officer'],
}
const roleWords: Readonly<Record<Role, readonly string[]>> = {
  frontDesk: ['balie', 'front desk'],
  professional: ['professional'],
  coordinator: ['coördinator', 'coordinator'],
  editor: ['redactie', 'editor'],
  administrator: ['beheer', 'administration'],
  manager: ['leiding', 'management'],
  policyOfficer: ['beleid', 'policy'],
  privacyOfficer: ['privacy'],
}

/** Without capitals, accents and double spaces: a spreadsheet writes them as it likes. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** The code for a word, or the word itself when nobody knows it: what is wrong with it is told with the rest of the line. */
export function readProfession(word: string): string {
  return professions.find((code) => [code, ...professionWords[code]].some((known) => plain(known) === plain(word))) ?? word
}

export function readRoleWord(word: string): string {
  return roles.find((code) => [code, ...roleWords[code]].some((known) => plain(known) === plain(word))) ?? word
}

/** "balie+professional", "balie, redactie" or "front desk": a part that is no name of a role is several words. */
export function readRoleWords(cell: string): readonly string[] {
  const parts = cell.split(/[+|/,]/).flatMap((part) => {
    const known = readRoleWord(part.trim())
    return known === part.trim() ? part.trim().split(/\s+/).map(readRoleWord) : [known]
  })
  return parts.filter((word) => word !== '')
}
