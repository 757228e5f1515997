/**
 * Vaccinations of the demonstration, by the use cases that colleagues call: a stock with something of every state, doses along the programme for every
 * child that a nurse works with, parents who differ, a young person whose own wish counts, each kind of no, and a side effect. A child is a step of its
 * own: a kill half-way is mended by the next start.
 */
import { VACCINES, type Vaccine } from '#calculators/vaccination/programme.ts'
import { actOnFile, listLiveCare } from '#contexts/access/public-files.ts'
import { findKnownFacts } from '#contexts/access/public-say-facts.ts'
import { listCentres } from '#contexts/access/public.ts'
import { eachChild, listChildren, type Child } from '#contexts/families/public-child.ts'
import {
  addBatch,
  considerWish,
  giveDose,
  noScheme,
  openLocation,
  programmeOfChild,
  readStock,
  recallBatch,
  recordAnswer,
  recordDose,
  recordEffect,
  recordScheme,
  refrain,
} from '#contexts/vaccination/deeds.ts'
import type { RefrainKind } from '#contexts/vaccination/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { isSooner, localDate, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { seeded } from '../seeded.ts'
import { listDone, markStep } from '../steps.server.ts'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>
type Staff = Actor & { readonly kind: 'staff' }

/** Only where residents can be walked as. */
const filledIn = 'lindewaard'
export const places = ['Consultatiebureau De Linde', 'Sporthal Noord'] as const

/** Invented numbers; `daysLeft` from today on, below zero: over. */
const stock: readonly {
  readonly vaccine: Vaccine
  readonly product: string
  readonly number: string
  readonly daysLeft: number
  readonly amount: number
  readonly at: 0 | 1
}[] = [
  { vaccine: 'HEX', product: 'Hexa-6', number: 'HX2604A', daysLeft: 400, amount: 40, at: 0 },
  { vaccine: 'HEX', product: 'Hexa-6', number: 'HX2511C', daysLeft: 12, amount: 6, at: 0 },
  { vaccine: 'PNEU', product: 'Pneumo-20', number: 'PN1188', daysLeft: 300, amount: 35, at: 0 },
  { vaccine: 'ROTA', product: 'Rota druppels', number: 'RT7702', daysLeft: 250, amount: 20, at: 0 },
  { vaccine: 'BMR', product: 'Bomaro', number: 'BM5501K', daysLeft: 350, amount: 30, at: 0 },
  { vaccine: 'BMR', product: 'Bomaro', number: 'BM5409T', daysLeft: 200, amount: 12, at: 0 },
  { vaccine: 'MENACWY', product: 'Menquat', number: 'MQ0321', daysLeft: 500, amount: 60, at: 1 },
  { vaccine: 'MENACWY', product: 'Menquat', number: 'MQ0187', daysLeft: -9, amount: 3, at: 1 },
  { vaccine: 'HPV', product: 'Papillo', number: 'PL8841', daysLeft: 420, amount: 80, at: 1 },
  { vaccine: 'DKT', product: 'Boostra', number: 'BO4410', daysLeft: 330, amount: 25, at: 0 },
  { vaccine: 'DTP', product: 'Ditepo', number: 'DT9034', daysLeft: 280, amount: 30, at: 1 },
]
/** This batch is called back, after two children got it. */
export const recalledNumber = 'BM5409T'

export async function fillVaccination(parts: Parts, isStopped: () => boolean): Promise<boolean> {
  const centre = (await listCentres(parts.db)).find(({ slug, demonstration }) => slug === filledIn && demonstration)
  if (centre === undefined) return true
  const done = (await listDone(parts.db, centre.id)).names
  const team = await teamOf(parts, centre.id)
  const nurses = (team.get('youthNurse') ?? []) as readonly Staff[]
  const [first] = nurses
  if (first === undefined) return true
  const now = parts.clock()
  const place: Place = { ...parts, centreId: centre.id, now, nurses }
  if (!done.has('vaccination stock')) {
    await fillStock(place, first)
    await markStep(parts.db, centre.id, 'vaccination stock')
  }
  for (const { child, nurse } of await childrenOf(place)) {
    const step = `vaccination ${child.id}`
    if (done.has(step)) continue
    if (isStopped()) return false
    await fillChild(place, child, nurse)
    await markStep(parts.db, centre.id, step)
  }
  if (!done.has('vaccination stories')) {
    await tellStories(place)
    await markStep(parts.db, centre.id, 'vaccination stories')
  }
  return true
}

type Place = Parts & { readonly centreId: Id<'centre'>; readonly now: Instant; readonly nurses: readonly Staff[] }
type Known = { readonly child: Child; readonly nurse: Staff }

const ago = ({ now }: Place, days: number): Instant => now.subtract({ hours: 24 * days })
const by = (place: Place, nurse: Staff, daysAgo: number): Context => contextOf(place, nurse, ago(place, daysAgo))

async function fillStock(place: Place, nurse: Staff): Promise<void> {
  const old = by(place, nurse, 60)
  for (const name of places) await openLocation(old, name)
  const { locations } = must(await readStock(old))
  const today = localDate(place.now)
  for (const { daysLeft, at, ...batch } of stock) {
    const locationId = locations.find(({ name }) => name === places[at])?.id
    if (locationId === undefined) throw new Error(`The demonstration has no ${places[at]}`)
    const added = await addBatch(old, { ...batch, expiresOn: today.add({ days: daysLeft }), locationId })
    if (!added.ok && added.error.kind !== 'refused') must(added)
  }
}

/** Every child with a nurse who works with it now. */
async function childrenOf(place: Place): Promise<readonly Known[]> {
  const { db, centreId, now, nurses } = place
  const today = localDate(now)
  return inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    const born = { bornFrom: today.subtract({ years: 18 }), bornUntil: today.subtract({ days: 20 }) }
    const ids = (await eachChild(tx, { after: null, most: 1_000, ...born })).map(({ id }) => id)
    const care = await listLiveCare(tx, ids, today)
    return (await listChildren(tx, ids)).flatMap((child) => {
      const nurse = nurses.find(({ accountId }) =>
        care.some((one) => one.personId === child.id && one.accountId === accountId && one.purpose === 'youthHealth'),
      )
      return nurse === undefined ? [] : [{ child, nurse }]
    })
  })
}

/** Of whom something is told about a dose that was not given yet. */
const toCome: Readonly<Record<string, Vaccine>> = { 'Evi Hoogland': 'HPV', 'Sam Okkerse': 'MENACWY' }

/** More than any child gets: a programme that never ends would be a mistake in it. */
const mostDoses = 40

/** What the programme asked until a month ago came along from the register; everybody with a say said yes. */
async function fillChild(place: Place, child: Child, nurse: Staff): Promise<void> {
  const { birthDate: born } = child
  if (born === null) return
  const chance = seeded(`vaccination ${child.givenNames} ${child.familyName} ${born.toString()}`)
  const ctx = by(place, nurse, 25)
  const until = localDate(ctx.now)
  if (isSooner(until, born)) return
  const isBaby = isSooner(until.subtract({ years: 2 }), born)
  const maternal = { maternalGivenOn: born.subtract({ days: 98 }), maternalWeeks: 26, motherHbsag: false }
  const scheme = { ...noScheme, ...(isBaby && chance.pick([true, true, false]) ? maternal : {}), registerConsent: true }
  const recorded = await recordScheme(ctx, child.id, scheme)
  // A file that is closed to her since: nothing is written there.
  if (!recorded.ok) return
  const of = { personId: child.id, does: 'write', fields: 'healthPieces', actionCode: 'C', also: ['ownHealth'] } as const
  const given: { vaccine: Vaccine; givenOn: PlainDate }[] = []
  must(
    await actOnFile(ctx, 'vaccination.write', of, async (tx, permit) => {
      for (
        let next = nextDose(born, scheme, given, until);
        next !== null && given.length < mostDoses;
        next = nextDose(born, scheme, given, until)
      ) {
        given.push(next)
        // The story of this child begins with a dose that is still to come.
        if (toCome[`${child.callName} ${child.familyName}`] === next.vaccine && !isSooner(next.givenOn, until.subtract({ days: 400 })))
          continue
        const batchNumber = `R${next.vaccine.slice(0, 2)}${chance.pick([17, 23, 41, 58, 62, 77])}${next.givenOn.year}`
        const dose = { ...next, site: null, from: 'elsewhere', elsewhere: 'register', batchNumber, product: '' } as const
        must(await recordDose(tx, ctx, permit, { ...dose, isThisChild: true }))
      }
      return ok(null)
    }),
  )
  await sayYes(place, child, nurse)
}

/** The next dose that was due before a day, some days after it began to be offered; null: none any more. */
function nextDose(
  born: PlainDate,
  scheme: typeof noScheme,
  given: readonly { readonly vaccine: Vaccine; readonly givenOn: PlainDate }[],
  until: PlainDate,
): { readonly vaccine: Vaccine; readonly givenOn: PlainDate } | null {
  const { next } = programmeOfChild(born, scheme, given, until)
  for (const { vaccine, status, recommendedFrom } of next) {
    if (status !== 'due' || recommendedFrom === null) continue
    const givenOn = Temporal.PlainDate.from(recommendedFrom.date).add({ days: 3 })
    if (isSooner(givenOn, until)) return { vaccine, givenOn }
  }
  return null
}

async function sayYes(place: Place, child: Child, nurse: Staff): Promise<void> {
  const told = new Set(['Evi Hoogland', 'Sam Okkerse'])
  if (told.has(`${child.callName} ${child.familyName}`)) return
  const { db, centreId, now } = place
  const facts = await inTransaction(db, { centreId, actor: 'system', now }, (tx) => findKnownFacts(tx, child.id))
  for (const saidBy of [child.id as string, ...facts.authority.map(({ holderId }) => holderId)]) {
    const ctx = by(place, nurse, 20)
    const word = { vaccines: VACCINES, says: 'yes', how: 'by-word', saidOn: localDate(ctx.now) } as const
    // Below 12 the child has no say, and from 16 the parents have none: then it is not written down.
    await recordAnswer(ctx, child.id, { ...word, saidBy: saidBy as Id<'person'> })
  }
}

/** What people can look at: the household with two minds, the wish of Sam, the four kinds of no, a fever, and a batch that is called back. */
async function tellStories(place: Place): Promise<void> {
  const all = await childrenOf(place)
  const today = localDate(place.now)
  const find = (name: string): Known | undefined => all.find(({ child }) => `${child.callName} ${child.familyName}` === name)
  const holders = async ({ child }: Known): Promise<readonly Id<'person'>[]> => {
    const { db, centreId, now } = place
    const facts = await inTransaction(db, { centreId, actor: 'system', now }, (tx) => findKnownFacts(tx, child.id))
    return facts.authority.map(({ holderId }) => holderId as Id<'person'>)
  }
  const say = async (
    { child, nurse }: Known,
    saidBy: Id<'person'>,
    vaccines: readonly Vaccine[],
    says: 'yes' | 'no' | 'talk',
    daysAgo: number,
  ) => {
    const ctx = by(place, nurse, daysAgo)
    must(await recordAnswer(ctx, child.id, { vaccines, says, saidBy, how: 'by-word', saidOn: localDate(ctx.now) }))
  }
  /** For the first of these whose file is still open to the nurse. */
  const holdFirst = async (among: readonly Known[], vaccine: Vaccine, kind: RefrainKind, reason: string) => {
    const wish = {
      vaccine,
      kind,
      reason,
      decidedOn: localDate(ago(place, 6)),
      untilDay: kind === 'not-now' ? today.add({ days: 14 }) : null,
    }
    for (const { child, nurse } of among) {
      const done = await refrain(by(place, nurse, 6), place.keys, child.id, wish)
      if (done.ok) return
      if (done.error.kind !== 'no-access') must(done)
    }
  }
  const evi = find('Evi Hoogland')
  if (evi !== undefined) {
    const [leila, tom] = await holders(evi)
    if (leila !== undefined) await say(evi, leila, ['HPV', 'DTP', 'MENACWY'], 'yes', 15)
    if (tom !== undefined) {
      await say(evi, tom, ['DTP', 'MENACWY'], 'yes', 12)
      await say(evi, tom, ['HPV'], 'no', 12)
    }
  }
  const sam = find('Sam Okkerse')
  if (sam !== undefined) {
    for (const mother of await holders(sam)) {
      await say(sam, mother, ['DTP', 'HPV'], 'yes', 15)
      await say(sam, mother, ['MENACWY'], 'no', 15)
    }
    await say(sam, sam.child.id, ['DTP', 'HPV', 'MENACWY'], 'yes', 9)
    const explanation =
      'Sam vertelt dat een jongen uit zijn oude klas hersenvliesontsteking had. Hij weet wat de prik doet en wat niet. Met zijn moeder is erover gesproken; zij blijft bij nee en begrijpt dat Sam anders kiest.'
    must(await considerWish(by(place, sam.nurse, 8), place.keys, sam.child.id, { vaccine: 'MENACWY', explanation }))
  }
  const noor = find('Noor Okkerse')
  if (noor !== undefined) await holdFirst([noor], 'BMR', 'not-now', 'Noor heeft koorts. Over twee weken opnieuw kijken.')
  const jaimy = find('Jaimy Terlouw')
  if (jaimy !== undefined) await holdFirst([jaimy], 'HPV', 'objection', 'De voogd wil geen HPV-prik.')
  const others = all.filter((one) => ![evi, sam, noor, jaimy].includes(one))
  const older = others.filter(({ child }) => child.birthDate !== null && isSooner(child.birthDate, today.subtract({ years: 9 })))
  const allergy = 'Ernstige allergische reactie na een eerdere dosis; de jeugdarts heeft de ouders gesproken.'
  const talked = 'Rustig gesprek gehad met beide ouders. Zij hebben gelezen en gevraagd, en kiezen voor nee.'
  await holdFirst(older, 'BMR', 'contra-indication', allergy)
  await holdFirst(older.toReversed(), 'HPV', 'declined-after-talk', talked)
  await giveToday(place, others)
  await recallOne(place)
}

/** Who is due and may have it gets it from the stock, five days ago; two of them of the batch that is called back later, and one has a fever after it. */
async function giveToday(place: Place, all: readonly Known[]): Promise<void> {
  const [nurse] = place.nurses
  if (nurse === undefined) return
  const { lines } = must(await readStock(by(place, nurse, 5)))
  let ofRecalled = 0
  let effects = 0
  for (const { child, nurse: own } of all) {
    const ctx = by(place, own, 5)
    const givenOn = localDate(ctx.now)
    const wanted = ofRecalled < 2 ? lines.find(({ number }) => number === recalledNumber) : lines.find(({ number }) => number === 'BM5501K')
    const [spot] = wanted?.places ?? []
    if (wanted === undefined || spot === undefined) return
    const isThisChild = true
    const dose = {
      vaccine: wanted.vaccine,
      givenOn,
      site: 'left-arm',
      isThisChild,
      from: 'stock',
      batchId: wanted.id,
      locationId: spot.location.id,
    } as const
    const done = await giveDose(ctx, child.id, dose)
    if (!done.ok) continue
    ofRecalled += 1
    if (effects === 0) {
      const words = 'Moeder belt: in de nacht 39,1 en hangerig, de volgende dag weer vrolijk.'
      const days = { beganOn: givenOn.add({ days: 1 }), endedOn: givenOn.add({ days: 2 }), reportedOn: null }
      must(await recordEffect(by(place, own, 2), place.keys, child.id, { doseId: done.value, kinds: ['fever'], words, ...days }))
      effects += 1
    }
  }
}

async function recallOne(place: Place): Promise<void> {
  const [nurse] = place.nurses
  if (nurse === undefined) return
  const ctx = by(place, nurse, 1)
  const batch = must(await readStock(ctx)).lines.find(({ number }) => number === recalledNumber)
  if (batch !== undefined && batch.recalledOn === null) must(await recallBatch(ctx, batch.id, 'De fabrikant vond een fout bij het koelen.'))
}
