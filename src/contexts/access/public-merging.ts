/** The door of `access` to merging: what it keeps of a person goes to another, and back, row by row. */
export { moveSubject, moveSubjectBack } from './sql/case-file/move-subject.server.ts'
