/**
 * Made by scripts/make-tables.ts from data/growth; do not edit.
 * South-Asian Surinamese children in The Hague, de Wilde et al. 2013 and 2015.
 * Figures from published studies; taken over from github.com/growthcharts/nlreferences (2c8432a).
 * Numbers only, re-typed into one layout; no program code or prose of the sources. Not clinical advice. See NOTICE.md.
 */
import type { PackedReference } from '../growth/packed-reference.ts'

export const table: PackedReference = {
  reference: 'nl2010',
  version: 'c878c91e',
  source: "South-Asian Surinamese children in The Hague, de Wilde et al. 2013 and 2015.",
  curves: {
    'hindustani female height -': 'lms 42i0B/ZABCABCABCABkaBACBACBACBACBACBukI!lB 01C!jC 12igB3eHBDBBABBBAAMABBBABAAABAABCBAwCLFDAFBDBAAACAADADFBJDHHDFBF!K 5269IrjJYIMMIIGMGMIpBWQQKKKGGCGCECCCEqDsBMLTHHNRZhBfbdXRNJDEKOMOOKMEGABCAACAAA',
    'hindustani male height -': 'lms 42i0B/ZABCABCABCABkaBACBACBACBACBACBukI!lB 01C!jC 124gBtfDDAFBBBBBBAODBABAAAB!EBAAAuCFFFHDDAAACBDABAEACCBADHHHHDFBBDBABBAA 52kkIxtI2BciBeeaUQQKKDUOKGGACCCACAACCAiGHBEALNRXXXNHHRXddZZTRFCKIIGGEGCGECEEA',
  },
}
