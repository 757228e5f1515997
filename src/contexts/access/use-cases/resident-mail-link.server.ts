/**
 * Signing in by a link in a mail. The answer is the same for every address, known or not, as the account is made when the link is used. Looking at
 * the link uses nothing up (scanners of mail look at links): only a press does, and in another browser the person first says that it was they who asked.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import type { Mail } from '#platform/mail.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { normaliseEmail } from '../rules/account.ts'
import { linkMinutes, mostLinks } from '../rules/resident.ts'
import { countMailLinks, deleteMailLink, findMailLink, findMailLinkById, insertMailLink } from '../sql/mail-links.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { mailPlace, startResidentSession, type ResidentSignedIn } from './residents.server.ts'
import { openForCentre, sealForCentre } from './sealed.server.ts'

export const mailLinkJob = 'access.mail-link'

type Needs = Pick<Services, 'keys' | 'jobs'>

export async function askForMailLink(
  { keys, jobs }: Needs,
  ctx: Context,
  { email: typed, browser, language }: { readonly email: string; readonly browser: string; readonly language: string },
): Promise<Result<null, { readonly kind: 'wrong-email' } | NotPermitted>> {
  const email = normaliseEmail(typed)
  if (email === null) {
    ctx.asked.push('resident.signIn')
    return err({ kind: 'wrong-email' })
  }
  const mailHash = lastingPseudonym(keys, 'resident-mail', `${ctx.centreId} ${email}`)
  return act(
    ctx,
    'resident.signIn',
    async (tx, permit) => {
      const isTooMany = (await countMailLinks(tx, mailHash, ctx.now.subtract({ minutes: linkMinutes }))) >= mostLinks
      permit.record({ actionCode: 'E', eventType: 'resident.askLink', ...(isTooMany ? { detail: 'too-many' } : {}) })
      if (isTooMany) return ok(null)
      const id = newId<'mailLink'>(ctx.now.epochMilliseconds)
      const tokenHash = hashOf(tokenFor(keys, ctx, id))
      const mail = sealForCentre(keys, ctx.centreId, mailPlace, Buffer.from(email))
      await insertMailLink(tx, ctx.centreId, { id, tokenHash, mailHash, mail, browserHash: hashOf(browser), language, createdAt: ctx.now })
      await jobs.tell(tx, mailLinkJob, { centreId: ctx.centreId, linkId: id })
      return ok(null)
    },
    { claim: mailHash.toString('hex') },
  )
}

/** The job: mails the link. The mail names the centre and nothing else. */
export async function sendMailLink(
  keys: Keys,
  ctx: Context,
  mail: Mail,
  id: Id<'mailLink'>,
  letter: (language: string, token: string) => Promise<{ readonly subject: string; readonly text: string }>,
): Promise<void> {
  const found = await act(ctx, 'resident.sendLink', async (tx, permit) => {
    permit.record({ actionCode: 'E' })
    return ok(await findMailLinkById(tx, id, ctx.now.subtract({ minutes: linkMinutes })))
  })
  if (!found.ok || found.value === null) return
  const to = openForCentre(keys, ctx.centreId, mailPlace, found.value.mail).toString('utf8')
  await mail.send({ to, ...(await letter(found.value.language, tokenFor(keys, ctx, id))) })
}

export type LinkState = 'here' | 'elsewhere' | 'dead'

/** What stands behind a link, for this browser. Changes nothing. */
export async function lookAtMailLink(ctx: Context, token: string, browser: string | undefined): Promise<LinkState> {
  const tokenHash = hashOf(token)
  const found = await act(
    ctx,
    'resident.offer',
    async (tx) => ok(await findMailLink(tx, tokenHash, ctx.now.subtract({ minutes: linkMinutes }))),
    { claim: tokenHash.toString('hex') },
  )
  if (!found.ok || found.value === null) return 'dead'
  return isSameBrowser(found.value.browserHash, browser) ? 'here' : 'elsewhere'
}

export async function useMailLink(
  ctx: Context,
  use: { readonly token: string; readonly browser: string | undefined; readonly confirmed: boolean; readonly device: string },
): Promise<Result<ResidentSignedIn, { readonly kind: 'dead' | 'elsewhere' }>> {
  const tokenHash = hashOf(use.token)
  const taken = await act(
    ctx,
    'resident.signIn',
    async (tx, permit): Promise<Result<NonNullable<Awaited<ReturnType<typeof findMailLink>>>, { readonly kind: 'dead' | 'elsewhere' }>> => {
      const link = await findMailLink(tx, tokenHash, ctx.now.subtract({ minutes: linkMinutes }))
      if (link === null) return err({ kind: 'dead' })
      if (!isSameBrowser(link.browserHash, use.browser) && !use.confirmed) return err({ kind: 'elsewhere' })
      if (!(await deleteMailLink(tx, link.id))) return err({ kind: 'dead' })
      permit.record({ actionCode: 'E', eventType: 'resident.useLink' })
      return ok(link)
    },
    { claim: tokenHash.toString('hex') },
  )
  if (!taken.ok) {
    const kind = taken.error.kind === 'elsewhere' ? 'elsewhere' : 'dead'
    if (kind === 'dead') await recordFailure(ctx, 'resident.signIn', 'dead-link')
    return err({ kind })
  }
  const { mailHash, mail } = taken.value
  const who = { mailHash, mail, subjectHash: null, acr: 'mail', device: use.device }
  const signedIn = await act(ctx, 'resident.signIn', async (tx, permit) => ok(await startResidentSession(tx, ctx, permit, who)), {
    claim: mailHash.toString('hex'),
  })
  return signedIn.ok ? signedIn : err({ kind: 'dead' })
}

function isSameBrowser(known: Buffer, browser: string | undefined): boolean {
  return browser !== undefined && timingSafeEqual(known, hashOf(browser))
}

function tokenFor(keys: Keys, { centreId }: Context, id: Id<'mailLink'>): string {
  return lastingPseudonym(keys, 'mail-link', `${centreId} ${id}`).toString('base64url')
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
