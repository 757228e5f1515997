/** What the answers of these pages share: the frame, the place where a list goes on, and years that were chosen. */
import { readId } from '#platform/id.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { permits } from '../../rules/permissions.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import type { RetentionFrame } from './frame.ts'
import { retentionMessages } from './messages.ts'

export function frameOf(c: PageContext): RetentionFrame {
  const words: Readonly<Record<string, string>> = retentionMessages(c.get('locale')).seen
  return {
    ...workplaceFrame(c),
    done: words[c.req.query('gedaan') ?? ''] ?? null,
    errors: {},
    isAnswerToPost: c.req.method === 'POST',
    decides: permits(c.get('ctx').actor, 'retention.keep'),
  }
}

/** Where a page goes on: a day and a number, as the page before wrote them; null for the beginning and for what nobody wrote. */
export function readPlace(c: PageContext): { readonly day: PlainDate; readonly id: string } | null {
  const [, day = '', text = ''] = /^(\d{4}-\d\d-\d\d)_(.+)$/.exec(c.req.query('na') ?? '') ?? []
  const id = readId<string>(text)
  try {
    return id === null ? null : { day: Temporal.PlainDate.from(day), id }
  } catch {
    return null
  }
}

export const readYears = (text: string): number | null => (/^\s*\d{1,2}\s*$/.test(text) ? Number(text) : null)

export const today = (c: PageContext): PlainDate => localDate(c.get('ctx').now)
