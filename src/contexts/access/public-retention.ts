/** The door of `access` to retention and erasure: terms as data, and what a context that keeps things of people hands in. */
export { termsAsCsv, termsAsMarkdown } from './pages/retention/print-terms.ts'
export { regimes, retentionRegimes, type RetentionRegime, type TermVersion } from './rules/retention/regimes.ts'
