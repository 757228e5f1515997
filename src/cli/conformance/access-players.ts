/**
 * The players of `./cjg conformance access`: from the words of a scenario to a rule and back, and no rule of their own. What a scenario leaves
 * out has the value that `docs/formats/scenarios.md` says. A kind that gets a use case on a database is played through that one.
 */
import { authorityOn, type ParentsRelation } from '#contexts/access/rules/privacy/authority.ts'
import { decideDestruction } from '#contexts/access/rules/privacy/destruction.ts'
import { helpConsent } from '#contexts/access/rules/privacy/help-consent.ts'
import { decideInspection, type Requester } from '#contexts/access/rules/privacy/inspection.ts'
import { termsFoundIn } from '#contexts/access/rules/privacy/inspection-contents.ts'
import { decideReading, type CareTerm } from '#contexts/access/rules/privacy/reading.ts'
import { conflictTests, decideShare, type Share } from '#contexts/access/rules/privacy/sharing.ts'
import { decideCode } from '#contexts/signals/public.ts'
import type { z } from 'zod'
import * as inputs from './access-inputs.ts'
import { player, type Player } from './play.ts'

export const accessPlayers: ReadonlyMap<string, Player> = new Map([
  [
    'read',
    player(['logged', 'reviewQueued'], inputs.readInput, (input) => {
      const { outcome, logged, reviewQueued } = decideReading({
        ...termsOf(input),
        rolePermits: input.rolePermits,
        needed: input.needed ?? true,
        emergency: input.emergency ?? false,
        reason: input.reason ?? null,
        on: input.on,
      })
      return { outcome, logged, reviewQueued }
    }),
  ],
  [
    'inspect',
    player(['alternative', 'reasonRecorded', 'requiresParent', 'mustNotContain'], inputs.inspectInput, (input, asked) => {
      const decision = decideInspection({
        ...input,
        hasAuthority: input.hasAuthority ?? isGuardian(input.who),
        youthCapable: input.youthCapable ?? true,
        youthConsent: input.youthConsent ?? false,
        goodCareOpposes: input.goodCareOpposes ?? false,
      })
      const { outcome, reasonRecorded, requiresParent, contents } = decision
      return {
        outcome,
        alternative: decision.outcome === 'deny' ? decision.alternative : null,
        reasonRecorded,
        requiresParent,
        mustNotContain: termsFoundIn(contents, asked.terms('mustNotContain')),
      }
    }),
  ],
  [
    'help-consent',
    player(['missing'], inputs.helpConsentInput, ({ youthCapable, framework, exception, explanation, ...input }) => {
      const decision = helpConsent({
        ...input,
        framework: framework ?? null,
        capable: youthCapable ?? true,
        exception: exception === undefined ? null : { reason: exception, explanation: explanation ?? '' },
      })
      return { outcome: decision.outcome, missing: decision.outcome === 'incomplete' ? decision.missing : [] }
    }),
  ],
  ['authority', player([], inputs.authorityInput, (input) => ({ outcome: authorityOn(relationOf(input), input.on) }))],
  [
    'share',
    player(['logged', 'recordedInFile'], inputs.shareInput, (input) => {
      const { outcome, logged, recordedInFile } = decideShare({
        ground: input.ground ?? null,
        recipient: input.recipient,
        recipientFunction: input.recipientFunction ?? null,
        item: input.item,
        purpose: null,
        consent: consentOf(input.consent),
        conflict: conflictOf(input.test),
        necessary: input.necessary ?? true,
        objection: input.objection ?? false,
        goodCareOpposes: false,
        on: input.on,
      })
      return { outcome, logged, recordedInFile }
    }),
  ],
  [
    'code-decision',
    player([], inputs.codeDecisionInput, ({ answers: { suspicion, acuteOrStructural, canHelp, accepted, effective } }) => {
      const decision = decideCode({
        suspicion: suspicion ?? null,
        acuteOrStructural: acuteOrStructural ?? null,
        canHelp: canHelp ?? null,
        accepted: accepted ?? null,
        effective: effective ?? null,
      })
      return { outcome: decision.outcome }
    }),
  ],
  [
    'rights-wmo-destruction',
    player(['reasonRecorded', 'dueWithin'], inputs.destructionInput, (input) => {
      const decision = decideDestruction({
        ...input,
        // The contract asks of no authority here: a parent or guardian who asks has it, unless the case says otherwise.
        hasAuthority: input.hasAuthority ?? (input.who === 'parent' || isGuardian(input.who)),
        youthCapable: input.youthCapable ?? true,
        importantToOther: input.importantToOther ?? false,
        lawOpposes: false,
      })
      return {
        outcome: decision.outcome,
        reasonRecorded: decision.reasonRecorded,
        dueWithin: decision.outcome === 'granted' ? `${decision.withinMonths} months` : null,
      }
    }),
  ],
])

/** A guardian (voogd) is who has authority without being a parent. */
function isGuardian(who: Requester): boolean {
  return who === 'guardian'
}

type ReadInput = z.output<typeof inputs.readInput>

function termsOf({ relation, standIn, on }: ReadInput): { readonly relation: CareTerm | null; readonly standIn: CareTerm | null } {
  const own = relation === undefined ? null : { from: relation.from, to: relation.to ?? null }
  if (standIn === undefined || standIn === false) return { relation: own, standIn: null }
  // Said of the relation itself; without one there is a stand-in without a term.
  if (standIn === true) return { relation: null, standIn: own ?? { from: on, to: null } }
  // "Until" names the last day, as in a consent; "to" the day that ends it, as in a relation.
  const end = standIn.to ?? standIn.until?.add({ days: 1 }) ?? null
  return { relation: own, standIn: { from: standIn.from ?? on, to: end } }
}

function relationOf({ relation, recognisedOn, registerEntry, exception }: z.output<typeof inputs.authorityInput>): ParentsRelation {
  if (relation !== 'unmarried-recognised') return { kind: relation }
  const entry = registerEntry === undefined || registerEntry === false ? null : registerEntry
  return { kind: relation, recognisedOn: recognisedOn ?? null, registerEntry: entry, exception: exception ?? null }
}

type ShareInput = z.output<typeof inputs.shareInput>

function consentOf(consent: ShareInput['consent']): Share['consent'] {
  if (consent === undefined) return null
  const { to, items, until, withdrawnOn } = consent
  return { recipients: to, items, purpose: null, until: until ?? null, withdrawnOn: withdrawnOn ?? null }
}

/** The tests in the order of PR-14, under whatever names a case gives them; one that is there and not filled is missing, a sixth too. */
function conflictOf(tests: ShareInput['test']): Share['conflict'] {
  const filled = Object.values(tests ?? {}).map((value) => (typeof value === 'string' ? value : value === true ? 'yes' : ''))
  const all = filled.slice(conflictTests.length).every((value) => value.trim() !== '')
  return Object.fromEntries(conflictTests.map((name, at) => [name, all ? (filled[at] ?? '') : '']))
}
