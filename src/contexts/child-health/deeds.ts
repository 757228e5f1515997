/** The door of `child-health` to the command line and the demonstration. */
export { countHealthSeals, resealHealth } from './use-cases/reseal.server.ts'
export { confirmSender, proposeSender } from './use-cases/transfer/trust.server.ts'
