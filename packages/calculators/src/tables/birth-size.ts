/**
 * Made by scripts/make-tables.ts from data/growth; do not edit.
 * Birth weight and birth length by gestational week, as used by the Dutch guideline on height (Lengtegroei 2019).
 * Figures taken over from github.com/growthcharts/growthscreener (a48cba0).
 * Numbers only, re-typed into one layout; no program code or prose of the sources. Not clinical advice. See NOTICE.md.
 */
import type { PackedReference } from '../growth/packed-reference.ts'

export const table: PackedReference = {
  reference: 'birth-size',
  version: '066d68a2',
  source: "Birth weight and birth length by gestational week, as used by the Dutch guideline on height (Lengtegroei 2019).",
  curves: {
    'dutch female birth-length -': 'lms 02yBvB!Q 01C!R 224yF7lFLPLPNNRPRPTPRRPrF 43q6BnzDq3BGAUKSIIEAAFBBBP',
    'dutch male birth-length -': 'lms 02yBvB!Q 01C!R 22iyFrkFNNPPPNRRRRTRTTTxF 426uC32CkBeSQOSSOMKIKOKQK',
    'dutch female birth-weight -': 'lms 02yBvB!Q 41y5P!R 3362BjsDi3BCAEJHBDHRNRNJDvJ 436wDl5G8lDHHOYYSUMIGBDCHD',
    'dutch male birth-weight -': 'lms 02yBvB!Q 41qoV!R 33k8B52D68BDFBHCAFNLTLLJD1L 43+jE/qIqoENNbJKGCFGQQOIGjD',
  },
}
