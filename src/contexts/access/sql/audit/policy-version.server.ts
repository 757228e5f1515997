/** Which edition of the rules a row was decided by: the same rules give the same twelve signs, any other rule gives others. */
import { createHash } from 'node:crypto'
import { needs, policy, purposesOf, relations } from '../../rules/case-file/policy.ts'
import { permissions } from '../../rules/permissions.ts'

export const policyVersion: string = createHash('sha256')
  .update(JSON.stringify([permissions, policy, needs, relations.map(purposesOf)]))
  .digest('hex')
  .slice(0, 12)
