/** The other door of `families`: its deeds without its pages, for who acts without a browser (commands, the demonstration). */
export { changeLife, changeTalking } from './use-cases/change-person.server.ts'
export { readFamily } from './use-cases/read-family.server.ts'
export { registerWholeFamily, type WholeFamily } from './use-cases/register-whole-family.server.ts'
export { writePiece } from './use-cases/write-piece.server.ts'
export { piecesOf } from './rules/piece.ts'
export { acceptImport, tryImport, undoImport, type ImportRefusal } from './use-cases/import-families.server.ts'
export { remarkFamilies } from './use-cases/remark-families.server.ts'
export { countFamilySeals, resealFamilies } from './use-cases/reseal-families.server.ts'
