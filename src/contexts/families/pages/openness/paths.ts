/** Where the file of the family stands in Mijn CJG, without language prefix. */
export const filesPath = '/mijn/dossier'
export const keyPath = `${filesPath}/sleutel`
export const openPath = `${filesPath}/openen`
export const newOwnKeyPath = `${filesPath}/nieuwe-sleutel`
export const loosenPath = `${filesPath}/loskoppelen`
export const filePath = (personId: string): string => `${filesPath}/${personId}`
export const logPath = (personId: string): string => `${filesPath}/${personId}/wie-keek`
export const handKeyPath = (personId: string): string => `/werkplek/gezinnen/${personId}/sleutel`
export const requestPath = (personId: string, kind: string): string => `${filesPath}/${personId}/verzoek/${kind}`
/** Of child health, which has its own pages. */
export const healthOfPath = (personId: string): string => `${filesPath}/${personId}/gezondheid`
export const exportPath = (personId: string): string => `${filesPath}/${personId}/alles`
export const requestsPath = '/mijn/verzoeken'
export const limitedPath = `${requestsPath}/beperkte-informatie`
export const ownRequestPath = (id: string): string => `${requestsPath}/${id}`
export const enterRequestPath = (personId: string): string => `/werkplek/gezinnen/${personId}/verzoek`
export const workRequestsPath = '/werkplek/verzoeken'
export const workRequestPath = (id: string): string => `${workRequestsPath}/${id}`
