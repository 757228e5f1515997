/**
 * Made by scripts/make-tables.ts from data/growth; do not edit.
 * International BMI grades, Cole et al. 2000 and 2007.
 * Figures taken over from github.com/growthcharts/growthscreener (a48cba0).
 * Numbers only, re-typed into one layout; no program code or prose of the sources. Not clinical advice. See NOTICE.md.
 */
import type { PackedColumns } from '../growth/packed-reference.ts'

export const table: PackedColumns = {
  version: '63280b3a',
  columns: ['thinness-3', 'thinness-2', 'thinness-1', 'overweight', 'obesity'],
  groups: {
    'male': '12oBd!f 23yzChoF00CBAABEDGB!HBCBGBBADBEBDEFC 22o4Cr5CGAGCCCEEGGCICGCECCGEGGCAAABADDD 220+C//CICGEEEEGGIGEEGCCCKLOGECBCBADBDB 22izD50DIIMMGQOMKGIIEEEDBBBCCCBBBDBBDAA 22y9Dr/DMKQOOaccJMKMGEBHHJHFAAFFFDDDCEC',
    'female': '12oBd!f 224yCzzCEABCCCEIEGGECEEGGGIECCABBDFHDFD 2282C73CECAACEIGIGCGECGEIEKCCAAAFDDHFFB 2228C99CICEACIIIIGEGECGEIGGCEDABFFDHDFB 220wDnyDMIIGKSSKGMIEIAGEECEDDHHHHJFFBBA 2267Dt9DOMKKQYcYAOMKEEACBDBJJPNNLLHBAEC',
  },
}
