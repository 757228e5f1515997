/** Invitations of the family: reading them, yes or no to the vaccinations of a session, and what is said to an invitation for a contact. */
import { z } from 'zod'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { readId } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { answerFor } from '../../vaccination/public.ts'
import { partPath } from '../pages/family/frame.ts'
import { invitationsPage } from '../pages/family/invitations-page.ts'
import { familyMessages } from '../pages/family/messages.ts'
import { waitingPage } from '../pages/family/waiting-page.ts'
import { dayParts, type InvitationWish } from '../rules/family/invitation-answer.ts'
import { answerInvitation } from '../use-cases/family/answer-invitation.server.ts'
import { readOwnInvitations } from '../use-cases/family/own-invitations.server.ts'
import { readWhatWaits } from '../use-cases/family/what-waits.server.ts'
import { childOf, frameOf, missing } from './family-view.server.ts'

export async function showWaiting(c: PageContext): Promise<Response> {
  const read = await readWhatWaits(c.get('ctx'))
  return read.ok ? page(c, waitingPage({ locale: c.get('locale'), site: c.get('site'), files: read.value })) : missing(c)
}

export async function showInvitations(c: PageContext, error: string | null = null): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readOwnInvitations(ctx, childOf(c))
  if (!read.ok) return missing(c)
  return page(c, invitationsPage({ ...frameOf(c), invited: read.value, now: ctx.now, error }), error === null ? 200 : 422)
}

const done = (c: PageContext, what: string): Response => seeOther(c, `${partPath(childOf(c), 'invitations')}?gedaan=${what}`)

const some = z.union([z.string().max(40), z.array(z.string().max(40)).max(40)]).default([])
const SessionForm = z.strictObject({ vaccines: some, says: z.enum(['yes', 'no', 'talk']) })

/** The same deed as on the page of vaccinations: an answer is to a vaccine, and holds for every session. */
export async function saveSessionWord(c: PageContext): Promise<Response> {
  const form = await readForm(c, SessionForm)
  const { jabs: words } = familyMessages(c.get('locale'))
  const named = form.ok ? [form.value.vaccines].flat() : []
  const vaccines = VACCINES.filter((vaccine) => named.includes(vaccine))
  if (!form.ok || vaccines.length === 0 || vaccines.length !== new Set(named).size) return showInvitations(c, words.choose)
  const said = await answerFor(c.get('ctx'), childOf(c), { vaccines, says: form.value.says })
  if (said.ok) return done(c, 'antwoord')
  return said.error.kind === 'no-say' || said.error.kind === 'not-born' ? showInvitations(c, words.noSay) : missing(c)
}

const ContactForm = z.discriminatedUnion('zegt', [
  z.strictObject({ zegt: z.literal('suits') }),
  z.strictObject({ zegt: z.literal('other-time'), dagdeel: z.enum(['', ...dayParts]).default('') }),
  z.strictObject({ zegt: z.literal('put-off'), maanden: z.string().regex(/^\d{1,2}$/u) }),
])

function wishOf(form: z.infer<typeof ContactForm>): InvitationWish {
  switch (form.zegt) {
    case 'suits':
      return { says: 'suits' }
    case 'other-time':
      return { says: 'other-time', dayPart: form.dagdeel === '' ? null : form.dagdeel }
    case 'put-off':
      return { says: 'put-off', months: Number(form.maanden) }
  }
}

export async function saveInvitation(c: PageContext): Promise<Response> {
  const form = await readForm(c, ContactForm)
  const { errors } = familyMessages(c.get('locale')).invitations
  const id = readId<'invitation'>(c.req.param('row') ?? '')
  if (id === null) return missing(c)
  if (!form.ok) return showInvitations(c, errors.form)
  const said = await answerInvitation(c.get('ctx'), childOf(c), id, wishOf(form.value))
  if (said.ok) return done(c, 'uitnodiging')
  switch (said.error.kind) {
    case 'over':
    case 'not-asked-here':
      return showInvitations(c, errors.over)
    case 'no-such-term':
      return showInvitations(c, errors.form)
    case 'no-such-invitation':
    case 'no-access':
    case 'not-permitted':
      return missing(c)
  }
}
