/** Invented residents of the demonstration, each as sure as the sign-in service would be of them. Their ids have the shape that the page of choosing sends. */
export const low = 'urn:opencjg:assurance:low'
export const substantial = 'urn:opencjg:assurance:substantial'

export type SampleResident = {
  readonly id: string
  readonly name: string
  readonly acr: string
  /** Who is somebody in a file of the demonstration, and in which centre. Absent: has an account and no file. */
  readonly family?: { readonly centre: string; readonly part: HouseholdPart }
}

/** What somebody is in the households that the demonstration makes (`src/demo/families/households.ts`). */
export const householdParts = ['parent', 'young', 'without-authority', 'foster', 'disagrees-yes', 'disagrees-no'] as const
export type HouseholdPart = (typeof householdParts)[number]

const inLindewaard = (id: number, name: string, part: HouseholdPart): SampleResident => ({
  ...{ id: `00000000-0000-4000-8000-00000000b00${id}`, name, acr: substantial },
  family: { centre: 'lindewaard', part },
})

export const sampleResidents: readonly SampleResident[] = [
  inLindewaard(1, 'Mila Brandsma', 'parent'),
  inLindewaard(2, 'Sam Okkerse', 'young'),
  inLindewaard(3, 'Ruben Okkerse', 'without-authority'),
  inLindewaard(4, 'Truus Wiersema', 'foster'),
  inLindewaard(5, 'Leila Aksoy', 'disagrees-yes'),
  inLindewaard(6, 'Tom Hoogland', 'disagrees-no'),
  { id: '00000000-0000-4000-8000-00000000a001', name: 'Samira Haddou', acr: substantial },
  { id: '00000000-0000-4000-8000-00000000a002', name: 'Joris van Es', acr: substantial },
  { id: '00000000-0000-4000-8000-00000000a003', name: 'Lotte Prins', acr: low },
]

export function findSampleResident(id: string): SampleResident | null {
  return sampleResidents.find((one) => one.id === id) ?? null
}
