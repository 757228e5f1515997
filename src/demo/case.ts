/** One invented conversation as data: who asks what, and what happens to it. The times follow from `timeline.ts`. */
import type { Audience, Topic } from '#contexts/advice/deeds.ts'

/** Who works on questions. */
export type Discipline =
  | 'youthDoctor'
  | 'youthNurse'
  | 'clinicAssistant'
  | 'behaviouralScientist'
  | 'socialWorker'
  | 'familyCoach'
  | 'frontDeskWorker'

export type TeamStep =
  | { readonly do: 'take'; readonly by: Discipline }
  | { readonly do: 'layDown'; readonly by: Discipline }
  | { readonly do: 'handOver'; readonly by: Discipline; readonly to: Discipline; readonly note: string }
  | { readonly do: 'note'; readonly by: Discipline; readonly text: string }
  | { readonly do: 'draft'; readonly by: Discipline; readonly text: string }
  | {
      readonly do: 'answer'
      readonly by: Discipline
      readonly text: string
      readonly articles: readonly string[]
      readonly offersAppointment: boolean
    }
  | { readonly do: 'close'; readonly by: Discipline; readonly topic: Topic }

export type AskerStep =
  | { readonly do: 'reply'; readonly text: string }
  | { readonly do: 'wish'; readonly text: string }
  | { readonly do: 'rate'; readonly rating: 'yes' | 'a-little' | 'no' }
  | { readonly do: 'end' }
  /** Takes everything away at once. */
  | { readonly do: 'erase' }

/** Time goes by: to the evening of the same day, or some working days on. */
export type Pause = { readonly do: 'wait'; readonly until: 'evening' | number }

export type Step = TeamStep | AskerStep | Pause

export type Case = {
  readonly audience: Audience
  readonly age: number | null
  readonly language: string
  readonly channel: 'page' | 'mail' | 'phone' | 'walk-in'
  /** Working days ago (0: the latest on which the centre opened), the evening or the weekend after that day, or minutes ago whatever the hour. */
  readonly asked: { readonly day: number; readonly evening?: true; readonly weekend?: true } | { readonly minutesAgo: number }
  readonly text: string
  /** Wishes a mail when there is an answer. */
  readonly notice: boolean
  /** Its return code is given to whoever tries the demonstration. */
  readonly shown: boolean
  readonly steps: readonly Step[]
}

type Asks = Pick<Case, 'text' | 'asked'> & Partial<Case>

export const parent = (age: number | null, of: Asks): Case => ({ ...plain, audience: 'parents', age, ...of })
export const young = (age: number, of: Asks): Case => ({ ...plain, audience: 'youngPeople', age, ...of })
export const worker = (age: number | null, of: Asks): Case => ({ ...plain, audience: 'workers', age, ...of })
const plain = { language: 'nl', channel: 'page', notice: false, shown: false, steps: [] } as const

export const take = (by: Discipline): Step => ({ do: 'take', by })
export const layDown = (by: Discipline): Step => ({ do: 'layDown', by })
export const handOver = (by: Discipline, to: Discipline, note: string): Step => ({ do: 'handOver', by, to, note })
export const note = (by: Discipline, text: string): Step => ({ do: 'note', by, text })
export const draft = (by: Discipline, text: string): Step => ({ do: 'draft', by, text })
export const answer = (by: Discipline, text: string, articles: readonly string[] = []): Step => ({
  ...{ do: 'answer', by, text, articles, offersAppointment: false },
})
export const invite = (by: Discipline, text: string, articles: readonly string[] = []): Step => ({
  ...{ do: 'answer', by, text, articles, offersAppointment: true },
})
export const close = (by: Discipline, topic: Topic): Step => ({ do: 'close', by, topic })
export const reply = (text: string): Step => ({ do: 'reply', text })
export const wish = (text: string): Step => ({ do: 'wish', text })
export const rate = (rating: 'yes' | 'a-little' | 'no'): Step => ({ do: 'rate', rating })
export const end: Step = { do: 'end' }
export const erase: Step = { do: 'erase' }
export const evening: Step = { do: 'wait', until: 'evening' }
export const days = (until: number): Step => ({ do: 'wait', until })
