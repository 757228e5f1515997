/**
 * Made by scripts/make-tables.ts from data/growth; do not edit.
 * BMI cut-offs: international, Cole et al. 2000 and 2007; Hindustani, van Dommelen et al. 2012.
 * Figures taken over from github.com/growthcharts/growthscreener (a48cba0).
 * Numbers only, re-typed into one layout; no program code or prose of the sources. Not clinical advice. See NOTICE.md.
 */
import type { PackedColumns } from '../growth/packed-reference.ts'

export const table: PackedColumns = {
  version: '6a28db6a',
  columns: ['underweight', 'overweight', 'obesity'],
  groups: {
    'hindustani male': '12oBd!f 2281Cl4CSOGIEGMGKGGECCCACBBABBBBBABBBAB 220oDtrDeUOIIMMOKKGIEGACAAABBADBBADABBB 23msDl7GiwDNDFBECADCDBABDEFCB!EBC!ECD',
    'hindustani female': '12oBd!f 224xCrzCOECCIGKKGIGCGACAAABCDABBABBABAB 220lD3nDWMIIMMMMMKGICEEBCBABABBBDCDBABB 22kpDprDcMKIMOMOOIIGGCCAAABABDABBBDABBA',
    'iotf male': '12oBd!f 22o4Cr5CGAGCCCEEGGCICGCECCGEGGCAAABADDD 22izD50DIIMMGQOMKGIIEEEDBBBCCCBBBDBBDAA 22y9Dr/DMKQOOaccJMKMGEBHHJHFAAFFFDDDCEC',
    'iotf female': '12oBd!f 2282C73CECAACEIGIGCGECGEIEKCCAAAFDDHFFB 220wDnyDMIIGKSSKGMIEIAGEECEDDHHHHJFFBBA 2267Dt9DOMKKQYcYAOMKEEACBDBJJPNNLLHBAEC',
  },
}
