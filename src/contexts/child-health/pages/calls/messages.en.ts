import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  mail: {
    subject: (centre) => `There is a message for you at ${centre}`,
    text: (address) => `Hello,

There is a message for you. Sign in to read it:
${address}

For safety, this mail says nothing about the message itself.
`,
  },
}
