/** The door of `access` to retention and erasure: terms as data, and what a context that keeps things of people hands in. */
export { termsAsCsv, termsAsMarkdown } from './pages/retention/print-terms.ts'
export { type FileTerm, regimes, retentionRegimes, type RetentionRegime, type TermVersion } from './rules/retention/regimes.ts'
export { laterOf } from './rules/retention/term.ts'
export type { KeepsFiles, OfferedPiece } from './use-cases/retention/keeps-files.ts'
export { destroyPieces } from './use-cases/retention/destroy.server.ts'
export { conversationHoldsPath } from './pages/retention/frame.ts'
export { deletionOf, type GoingRows, type Has } from './sql/retention/what-goes.server.ts'
