/** Addresses of the review of access, without language prefix. */
export const reviewPath = '/werkplek/toezicht'
export const findingPath = (id: string): string => `${reviewPath}/${id}`
export const ownReviewPath = '/werkplek/mijn-inzage'
/** Of a file a reviewer knows a number only. */
export const fileNumber = (personId: string): string => personId.slice(-8)
