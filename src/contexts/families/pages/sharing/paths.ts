/** Where consent and sharing of a person stand, without language prefix. */
export const personPath = (personId: string): string => `/werkplek/gezinnen/${personId}`
export const sharingPath = (personId: string): string => `${personPath(personId)}/delen`
export const newSharePath = (personId: string): string => `${sharingPath(personId)}/nieuw`
export const askPath = (personId: string): string => `${sharingPath(personId)}/vraag`
export const consentPath = (personId: string, id: string): string => `${sharingPath(personId)}/toestemming/${id}`
export const sharePath = (personId: string, id: string): string => `${sharingPath(personId)}/${id}`
export const sharedWithMePath = '/werkplek/gedeeld'

export const filePath = (personId: string): string => `/mijn/dossier/${personId}`
export const ownSharingPath = (personId: string): string => `${filePath(personId)}/delen`
export const ownConsentPath = (personId: string, id: string): string => `${ownSharingPath(personId)}/vraag/${id}`
export const ownSharePath = (personId: string, id: string): string => `${ownSharingPath(personId)}/${id}`
