/** The door of `vaccination` to whole records that go to and come from another organisation: what goes along, and writing down what came in. */
export {
  earlierSays,
  isSameWord,
  type CarriedEffect,
  type CarriedRefrain,
  type CarriedScheme,
  type CarriedWish,
  type EarlierWord,
} from './rules/carried.ts'
export { ways } from './rules/answers.ts'
export { refrainKinds } from './rules/refrain.ts'
export { effectKinds } from './rules/side-effect.ts'
export { carryVaccination, type CarriedVaccination } from './use-cases/transfer/carry.server.ts'
export {
  bringEarlierWord,
  bringEffect,
  bringRefrain,
  bringScheme,
  endRefrainForTransfer,
  type Bringing,
} from './use-cases/transfer/bring-in.server.ts'
export { findSchemeId } from './sql/schemes.server.ts'
/** Tables in which a transfer leaves rows, as data: for taking them out again. */
export { hangsInVaccination } from './sql/transfer/came-in.ts'
