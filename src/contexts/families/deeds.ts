/** The other door of `families`: its deeds without its pages, for who acts without a browser (commands, the demonstration). */
export { acceptImport, tryImport, undoImport, type ImportRefusal } from './use-cases/import-families.server.ts'
export { countFamilySeals, resealFamilies } from './use-cases/reseal-families.server.ts'
