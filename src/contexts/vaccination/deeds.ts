/** The door of `vaccination` to the demonstration: what colleagues and families do. */
export { considerWish, recordAnswer } from './use-cases/answers.server.ts'
export { recordDose, giveDose, type NewDose } from './use-cases/record-dose.server.ts'
export { refrain } from './use-cases/refrains.server.ts'
export { recordScheme } from './use-cases/scheme.server.ts'
export { recordEffect } from './use-cases/side-effects.server.ts'
export { addBatch, openLocation, readStock, recallBatch } from './use-cases/stock.server.ts'
export { programmeOfChild, noScheme } from './rules/programme.ts'
