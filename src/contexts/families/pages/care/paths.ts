/** Addresses of who is involved, and of emergencies; without language prefix. */
export const familyPath = (personId: string): string => `/werkplek/gezinnen/${personId}`
export const carePath = (personId: string): string => `${familyPath(personId)}/zorg`
export const emergencyPath = '/werkplek/nood'
export const ownEmergencyPath = (id: string): string => `${emergencyPath}/${id}`
export const reviewPath = `${emergencyPath}/nakijken`
