/** The door of `families` to the file of the family in Mijn CJG: the page around it, where its other pages stand, and what others tell in it. */
export { framed, missingPage, type Plain } from './pages/openness/frame.ts'
export { filePath, filesPath, requestPath } from './pages/openness/paths.ts'
export { ownSharingPath } from './pages/sharing/paths.ts'
export type { FilePart, TellsFile } from './use-cases/tells-file.ts'
