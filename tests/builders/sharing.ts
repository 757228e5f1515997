/** A family for tests of consent and sharing: two parents with authority, a child, and colleagues in care and beside it. */
import type { Database } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { shareOnFile, type ShareSheet, type ShareWish } from '#contexts/access/public-sharing.ts'
import type { Context } from '#platform/context.ts'
import { testKeys } from '../keys.ts'
import { aColleague } from './centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from './families.ts'

export async function aSharingFamily(db: Database, here: Id<'centre'>, born = '2018-02-01') {
  const child = await aPerson(db, here, { name: 'Sem Bakker', born })
  const mother = await aPerson(db, here, { name: 'Mila de Groot', born: '1985-05-05' })
  const father = await aPerson(db, here, { name: 'Ruben Bakker', born: '1984-04-04', sex: 'male' })
  for (const holder of [mother, father]) await hasAuthority(db, here, { holder, child, from: born })
  const nurse = await aColleague(db, here, { name: 'Sanne Kijk', profession: 'youthNurse', roles: ['professional'] })
  const worker = await aColleague(db, here, { name: 'Joost Vermeer', profession: 'socialWorker', roles: ['professional'] })
  await worksWith(db, here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  return {
    child,
    mother,
    father,
    nurse,
    worker,
    asMother: await aResidentWhoIs(db, here, mother),
    asFather: await aResidentWhoIs(db, here, father),
    asChild: await aResidentWhoIs(db, here, child),
  }
}
export type SharingFamily = Awaited<ReturnType<typeof aSharingFamily>>

export function aSheet(given: Partial<ShareSheet> = {}): ShareSheet {
  return {
    about: 'Sem Bakker',
    from: { name: 'Sanne Kijk', profession: 'youthNurse' },
    to: { name: 'Joost Vermeer', function: 'socialWorker', organisation: '' },
    purpose: 'together',
    why: 'Samen kijken naar de nachten',
    until: null,
    items: [
      {
        item: 'words:01990000-0000-7000-8000-00000000aaaa',
        kind: 'words',
        title: 'De nachten',
        text: 'Sem slaapt sinds oktober slecht in.',
        writtenOn: null,
        writtenBy: null,
      },
    ],
    ...given,
  }
}

export function aShareWish(given: Partial<ShareWish> & Pick<ShareWish, 'recipient'>): ShareWish {
  return {
    ground: 'directly-involved',
    sheet: aSheet(),
    until: null,
    necessary: true,
    objection: false,
    goodCareOpposes: false,
    conflict: {},
    informed: true,
    notInformedBecause: '',
    consentId: null,
    ...given,
  }
}

/** As a page does it, without the pieces of the file. */
export function share(ctx: Context, personId: Id<'person'>, wish: ShareWish, compartmentId: Id<'compartment'> | null = null) {
  return shareOnFile<never>(testKeys, ctx, { personId, compartmentId }, async () => ok(wish))
}
