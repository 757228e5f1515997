/** The door of `access` for the register of its policy: noted when an installation is opened, read by a command. */
export { notePolicy, readPolicyRegister, type PolicyRegister } from './use-cases/policy/editions.server.ts'
