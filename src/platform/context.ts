/** What every use case gets first: who acts, for which centre, why, when. Knows no context: roles are plain words here. */
import type { Database } from './db.server.ts'
import type { Id } from './id.ts'
import type { Instant } from './time.ts'

export type Actor =
  /** Somebody on a public page. */
  | { readonly kind: 'visitor' }
  /** Somebody who gave a return code; sees one conversation. */
  | { readonly kind: 'asker'; readonly conversationId: Id<'conversation'> }
  | {
      readonly kind: 'staff'
      readonly accountId: Id<'account'>
      readonly roles: readonly string[]
      readonly profession: string
      readonly name: string
      /** The session behind a request of a browser, and when its person last proved to be there; none for commands and tests. */
      readonly session?: { readonly id: Id<'session'>; readonly provedAt: Instant | null }
    }
  /** A program of a partner, with a key of its own. */
  | { readonly kind: 'client'; readonly clientId: Id<'machineClient'>; readonly scopes: readonly string[] }
  /** Somebody with an own account in Mijn CJG. */
  | {
      readonly kind: 'resident'
      readonly residentId: Id<'resident'>
      readonly sessionId: Id<'residentSession'>
      /** This session is sure enough for the file of the family (ADR 15). Absent: it opens none. */
      readonly opensFile?: true
    }
  /** A job, a command, the demonstration. */
  | { readonly kind: 'system'; readonly name: string }

/** From where somebody acts: kinds in words, and for who is known the network as a keyed hash, made only when a row is written. */
export type AccessPoint = {
  readonly kind: 'browser' | 'program' | 'command' | 'job' | 'inside'
  readonly network?: () => string
}

export type Context = {
  readonly db: Database
  readonly centreId: Id<'centre'>
  readonly actor: Actor
  readonly now: Instant
  /** Ties log lines, audit rows and answers of one request together; random, says nothing. */
  readonly traceId: string
  /** Absent: a job for the system, else from within the program. */
  readonly accessPoint?: AccessPoint
  /** The operation of a partner's program that this one is part of (W3C Trace Context). */
  readonly foreign?: { readonly traceId: string; readonly spanId: string }
  /** Every permit that was asked for in this request, granted or not. A route that leaves it empty answers 403. */
  readonly asked: string[]
}
