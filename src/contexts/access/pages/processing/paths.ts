/** Addresses of what the product does with personal data, without language prefix. */
export const processingPath = '/werkplek/verwerkingen'
export const registerPath = `${processingPath}/register`
export const dpiaPath = `${processingPath}/dpia`
/** For residents. */
export const residentsPath = '/wat-wij-vastleggen'
