/**
 * The players of `./cjg conformance access`: from the words of a scenario to a use case or a rule and back, and no rule of their own. What a scenario leaves
 * out has the value that `docs/formats/scenarios.md` says. On a scratch database the kinds with a use case are played through it; by rules alone, all are.
 */
import { authorityOn, type ParentsRelation } from '#contexts/access/rules/privacy/authority.ts'
import { decideDestruction } from '#contexts/access/rules/privacy/destruction.ts'
import { helpConsent } from '#contexts/access/rules/privacy/help-consent.ts'
import { decideInspection, type Inspection, type InspectionDecision, type Requester } from '#contexts/access/rules/privacy/inspection.ts'
import { termsFoundIn } from '#contexts/access/rules/privacy/inspection-contents.ts'
import { decideReading } from '#contexts/access/rules/privacy/reading.ts'
import { decideShare, type Share } from '#contexts/access/rules/privacy/sharing.ts'
import { decideCode } from '#contexts/signals/public.ts'
import type { z } from 'zod'
import * as inputs from './access-inputs.ts'
import { playHelpConsent } from './access/help-consent.ts'
import { playInspection } from './access/inspection.ts'
import { playReading } from './access/reading.ts'
import { conflictOf, playSharing } from './access/sharing.ts'
import { player, type Answers, type Asked, type Player } from './play.ts'
import type { Scratch } from './scratch.ts'
import { termsOf } from './terms.ts'

const readKeys = ['logged', 'reviewQueued']
const inspectKeys = ['alternative', 'reasonRecorded', 'requiresParent', 'mustNotContain']
const consentKeys = ['missing']
const shareKeys = ['logged', 'recordedInFile']

/** Every kind by its pure rule: what the database must agree with, and the kinds that have no use case yet. */
export const rulePlayers: ReadonlyMap<string, Player> = new Map([
  [
    'read',
    player(readKeys, inputs.readInput, (input) => {
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
    player(inspectKeys, inputs.inspectInput, (input, asked) => answersOfInspection(decideInspection(inspectionOf(input)), asked)),
  ],
  [
    'help-consent',
    player(consentKeys, inputs.helpConsentInput, ({ youthCapable, framework, exception, explanation, ...input }) => {
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
    player(shareKeys, inputs.shareInput, (input) => {
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

/** The same with the kinds that have a use case played through it. */
export function accessPlayersOn(scratch: Scratch): ReadonlyMap<string, Player> {
  return new Map<string, Player>([
    ...rulePlayers,
    ['read', player(readKeys, inputs.readInput, (input) => playReading(scratch, input))],
    [
      'inspect',
      player(inspectKeys, inputs.inspectInput, async (input, asked) =>
        answersOfInspection(await playInspection(scratch, inspectionOf(input)), asked),
      ),
    ],
    ['help-consent', player(consentKeys, inputs.helpConsentInput, (input) => playHelpConsent(scratch, input))],
    ['share', player(shareKeys, inputs.shareInput, (input) => playSharing(scratch, input))],
  ])
}

function inspectionOf(input: z.output<typeof inputs.inspectInput>): Inspection {
  return {
    ...input,
    hasAuthority: input.hasAuthority ?? isGuardian(input.who),
    youthCapable: input.youthCapable ?? true,
    youthConsent: input.youthConsent ?? false,
    goodCareOpposes: input.goodCareOpposes ?? false,
  }
}

function answersOfInspection(decision: InspectionDecision, asked: Asked): Answers {
  const { outcome, reasonRecorded, requiresParent, contents } = decision
  return {
    ...{ outcome, reasonRecorded, requiresParent },
    alternative: decision.outcome === 'deny' ? decision.alternative : null,
    mustNotContain: termsFoundIn(contents, asked.terms('mustNotContain')),
  }
}

/** A guardian (voogd) is who has authority without being a parent. */
function isGuardian(who: Requester): boolean {
  return who === 'guardian'
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
