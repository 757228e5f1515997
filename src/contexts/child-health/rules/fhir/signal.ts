/** What a rule said about a child, with what a professional decided, as a DetectedIssue: a signal, never a verdict. */
import type { DetectedIssue, Extension } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import type { CarriedSignal } from '../transfer/carried.ts'
import { codeIn, coding, concept, extensionOf, ourExtension, ourSystem } from './codes.ts'
import { isOneOf, readDay, referred } from './read.ts'

const sources = ['height', 'weight', 'head', 'language', 'development', 'screening', 'psychosocial'] as const
const decisions = ['seen', 'watch', 'refer', 'no-action'] as const
const sourceSystem = ourSystem('signal-source')
const ruleSystem = ourSystem('signal-rule')
const decisionSystem = ourSystem('signal-decision')
const isCode = /^[A-Za-z0-9.-]{1,40}$/
const mostVersion = 40

export function signalToFhir(patientId: string, signal: CarriedSignal): DetectedIssue {
  const { id, contactId, raisedOn, source, code, decision, decidedOn } = signal
  return {
    resourceType: 'DetectedIssue',
    id,
    extension: extensionsOf(signal),
    status: 'final',
    code: concept(coding(sourceSystem, source), coding(ruleSystem, code)),
    patient: { reference: `Patient/${patientId}` },
    identifiedDateTime: raisedOn.toString(),
    ...(contactId === null ? {} : { implicated: [{ reference: `Encounter/${contactId}` }] }),
    ...(decision === null || decidedOn === null
      ? {}
      : { mitigation: [{ action: concept(coding(decisionSystem, decision)), date: decidedOn.toString() }] }),
  }
}

function extensionsOf({ refer, rules, followUpBefore, followedUpOn }: CarriedSignal): Extension[] {
  return [
    { url: ourExtension('refer-advised'), valueBoolean: refer },
    { url: ourExtension('rules-version'), valueString: rules },
    ...(followUpBefore === null ? [] : [{ url: ourExtension('follow-up-before'), valueDate: followUpBefore.toString() }]),
    ...(followedUpOn === null ? [] : [{ url: ourExtension('followed-up-on'), valueDate: followedUpOn.toString() }]),
  ]
}

/** Null: no signal of ours, or its source, rule or day cannot be read. */
export function signalFromFhir(issue: DetectedIssue): CarriedSignal | null {
  const [source, code] = [codeIn(issue.code, sourceSystem), codeIn(issue.code, ruleSystem)]
  const raisedOn = readDay(issue.identifiedDateTime)
  const refer = extensionOf(issue, 'refer-advised')?.valueBoolean
  const rules = extensionOf(issue, 'rules-version')?.valueString?.trim().slice(0, mostVersion) ?? ''
  if (!isOneOf(sources, source) || code === null || !isCode.test(code) || raisedOn === null || typeof refer !== 'boolean') return null
  if (issue.status !== 'final' || rules === '') return null
  const [decided] = issue.mitigation ?? []
  const [decision, decidedOn] = [codeIn(decided?.action, decisionSystem), readDay(decided?.date)]
  const isDecided = isOneOf(decisions, decision) && decidedOn !== null
  return {
    id: (issue.id ?? '') as Id<'signal'>,
    contactId: referred(issue.implicated?.[0]?.reference, 'Encounter') as Id<'contact'> | null,
    ...{ raisedOn, source, code, refer, rules },
    decision: isDecided ? decision : null,
    decidedOn: isDecided ? decidedOn : null,
    followUpBefore: readDay(extensionOf(issue, 'follow-up-before')?.valueDate),
    followedUpOn: readDay(extensionOf(issue, 'followed-up-on')?.valueDate),
  }
}
