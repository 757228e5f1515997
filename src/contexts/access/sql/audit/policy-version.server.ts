/** Which edition of the rules a row was decided by: the same rules give the same twelve signs, any other rule gives others. */
import { createHash } from 'node:crypto'
import { needs, policy, purposesOf, relations } from '../../rules/case-file/policy.ts'
import { permissions } from '../../rules/permissions.ts'

/** The rules of this program, whole: what the register of editions keeps, so that who looks later can see what held. */
export const policyText: string = JSON.stringify([permissions, policy, needs, relations.map(purposesOf)])

export const policyVersion: string = createHash('sha256').update(policyText).digest('hex').slice(0, 12)
