import { loadCentre } from '#contexts/access/public.ts'
import type { Desk } from '../../src/contexts/advice/use-cases/desk.ts'
import type { Question } from '../../src/contexts/advice/use-cases/ask-question.server.ts'
import type { Database } from '#platform/db.server.ts'
import { noHash } from '#platform/slow-hash.server.ts'
import { testKeys } from '../keys.ts'

export type Told = { readonly name: string; readonly data: Readonly<Record<string, string | number>> }

/** A desk on a test database; `told` is what was told to the jobs. The hash has its shape without its cost. */
export function aDesk(db: Database): Desk & { readonly told: Told[] } {
  const told: Told[] = []
  return {
    told,
    keys: testKeys,
    hash: noHash,
    async tell(_tx, name, data) {
      told.push({ name, data })
    },
    async centre(id) {
      const centre = await loadCentre(db, id)
      if (centre === null) throw new Error('There is no such centre')
      return centre
    },
  }
}

export const aQuestion: Question = {
  text: 'Mijn dochter van 13 eet al weken bijna niets. Wat kan ik doen?',
  audience: 'parents',
  childAgeYears: 13,
  postcode4: 1234,
  language: 'nl',
  channel: 'page',
  urgency: 'ordinary',
  urgencyReasons: [],
  noticeAddress: null,
}

export const aSource: Buffer = Buffer.alloc(32, 7)
