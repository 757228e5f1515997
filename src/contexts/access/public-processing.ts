/** The door of `access` to the register of processing activities: its shape, its documents and its table. */
export { asMarkdown, dpiaDocument, registerDocument } from './pages/processing/documents.ts'
export { processingMessages } from './pages/processing/messages.ts'
export { registerTable, type ProcessingRegister } from './rules/processing/register.ts'
