/** The door of `child-health`, for who puts the application together and for other contexts. */
export { calculatorOperations } from './api/calculator-operations.ts'
export { calculatorsApi } from './api/calculators-api.server.ts'
