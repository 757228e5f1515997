/** The door of `families` to the file of the family in Mijn CJG: the page around it, and where its other pages stand. */
export { framed, missingPage, type Plain } from './pages/openness/frame.ts'
export { filePath, filesPath, requestPath } from './pages/openness/paths.ts'
export { ownSharingPath } from './pages/sharing/paths.ts'
