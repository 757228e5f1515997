/** Addresses of data breaches, without language prefix. */
export const suspectPath = '/werkplek/datalek-melden'
export const breachesPath = '/werkplek/datalekken'
export const breachPath = (id: string): string => `${breachesPath}/${id}`
export const breachSheetPath = (id: string): string => `${breachPath(id)}/formulier`
export const breachLetterPath = (id: string): string => `${breachPath(id)}/brief`
export const registerFilePath = `${breachesPath}/bestand`
