/** Files of long ago in the demonstration, so that there is something to decide: two whose term is over, one on hold, and one of a sensitive kind. All invented. */
import type { holdGrounds } from '#contexts/access/public-openness.ts'

export type OldFile = {
  readonly name: readonly [callName: string, familyName: string]
  readonly born: string
  readonly sex: 'female' | 'male'
  /** When the nurse registered it, and when her work ended. */
  readonly began: string
  readonly ended: string
  readonly piece: { readonly title: string; readonly body: string }
  /** Held from a day to another, or until somebody lifts it. */
  readonly held?: {
    readonly ground: (typeof holdGrounds)[number]
    readonly reason: string
    readonly from: string
    readonly lifted: string | null
  }
  /** The privacy officer agreed already; as it was held, somebody else has to as well. */
  readonly agreed?: true
}

export const oldFiles: readonly OldFile[] = [
  {
    ...{ name: ['Jorrit', 'Oldenburg'], born: '1999-05-11', sex: 'male', began: '2001-02-12', ended: '2004-03-01' },
    piece: { title: 'Gesprek op het consultatiebureau', body: 'Jorrit groeit goed. Zijn ouders hebben geen vragen meer.' },
  },
  {
    ...{ name: ['Merel', 'Oudshoorn'], born: '1998-10-02', sex: 'female', began: '2002-09-03', ended: '2005-06-20' },
    piece: { title: 'Oog en oor', body: 'Merel ziet en hoort goed. Verwijzing was niet nodig.' },
  },
  {
    ...{ name: ['Tijmen', 'Vroegindeweij'], born: '1997-01-23', sex: 'male', began: '2001-11-06', ended: '2003-08-15' },
    piece: { title: 'Taal', body: 'Tijmen praat weinig. Zijn ouders lezen veel voor. Na een half jaar ging het beter.' },
    held: {
      ...{ ground: 'claim', from: '2026-03-02', lifted: null },
      reason: 'Er loopt een claim tegen het centrum. De advocaat wil dat alles bewaard blijft tot de uitspraak.',
    },
  },
  {
    ...{ name: ['Willemijn', 'Eertink'], born: '1999-12-30', sex: 'female', began: '2001-04-18', ended: '2004-09-09' },
    piece: { title: 'Zorgen op de peuterspeelzaal', body: 'De leidster maakte zich zorgen. Een klacht daarover is later behandeld.' },
    held: {
      ...{ ground: 'complaint', from: '2010-05-03', lifted: '2011-02-14' },
      reason: 'De ouders dienden een klacht in. Tot de uitspraak blijft alles bewaard.',
    },
    agreed: true,
  },
]
