import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { linkMinutes, residentIdleMinutes } from '../rules/resident.ts'
import { idleLimitMinutes } from '../rules/session.ts'
import { windowMinutes } from '../rules/sign-in-wait.ts'
import { deleteFileKeysBefore } from '../sql/case-file/file-keys.server.ts'
import { deleteSignInTriesBefore } from '../sql/sign-in-tries.server.ts'
import { deleteSessionsBefore } from '../sql/sessions.server.ts'
import { deleteSignInAttemptsBefore } from '../sql/sign-in-attempts.server.ts'
import { deleteDeliveriesBefore } from '../sql/webhooks.server.ts'
import { deleteMailLinksBefore } from '../sql/mail-links.server.ts'
import { deleteResidentSessionsBefore } from '../sql/residents.server.ts'
import { deletePendingSignInsBefore } from '../sql/pending-sign-ins.server.ts'
import { deletePasskeyChallengesBefore } from '../sql/passkeys.server.ts'
import { challengeMinutes } from './passkeys.server.ts'
import { pendingMinutes } from './second-step.server.ts'
import { attemptMinutes } from './sign-in-with-provider.server.ts'

/** So long can a receiver that missed events be helped. */
const deliveryDays = 30
/** After this time a key is over for at least three weeks, and who asks why it does not work was answered. */
const fileKeyDays = 30

/** Clears away what has had its time: sessions, sign-ins that were never finished, wrong tries. None of it opens anything any more. */
export async function tidyAccess({ db }: Pick<Services, 'db'>, centreId: Id<'centre'>, now: Instant): Promise<void> {
  await inTransaction(db, { centreId, actor: 'system' }, async (tx) => {
    await deleteSessionsBefore(tx, { now, seenBefore: now.subtract({ minutes: idleLimitMinutes }) })
    await deleteSignInAttemptsBefore(tx, now.subtract({ minutes: attemptMinutes }))
    await deleteDeliveriesBefore(tx, now.subtract({ hours: 24 * deliveryDays }))
    await deleteResidentSessionsBefore(tx, { now, seenBefore: now.subtract({ minutes: residentIdleMinutes }) })
    await deleteMailLinksBefore(tx, now.subtract({ minutes: linkMinutes }))
    await deletePendingSignInsBefore(tx, now.subtract({ minutes: pendingMinutes }))
    await deletePasskeyChallengesBefore(tx, now.subtract({ minutes: challengeMinutes }))
    await deleteFileKeysBefore(tx, now.subtract({ hours: 24 * fileKeyDays }))
    await deleteSignInTriesBefore(tx, now.subtract({ minutes: windowMinutes }))
  })
}
