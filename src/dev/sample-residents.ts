/** Invented residents of the demonstration, each as sure as the sign-in service would be of them. Their ids have the shape that the page of choosing sends. */
export const low = 'urn:opencjg:assurance:low'
export const substantial = 'urn:opencjg:assurance:substantial'

export type SampleResident = { readonly id: string; readonly name: string; readonly acr: string }

export const sampleResidents: readonly SampleResident[] = [
  { id: '00000000-0000-4000-8000-00000000a001', name: 'Samira Haddou', acr: substantial },
  { id: '00000000-0000-4000-8000-00000000a002', name: 'Joris van Es', acr: substantial },
  { id: '00000000-0000-4000-8000-00000000a003', name: 'Lotte Prins', acr: low },
]

export function findSampleResident(id: string): SampleResident | null {
  return sampleResidents.find((one) => one.id === id) ?? null
}
