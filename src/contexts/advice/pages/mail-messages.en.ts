import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './mail-messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  subject: 'Automatic reply',
  text: (centre, ask, phone, hours, duty, danger) =>
    [
      'Your mail has come in. Somebody of us reads it.',
      'We send no answer by mail. Somebody else may read it there.',
      `Do you want an answer? Ask your question here: ${ask}\nYou do not have to say your name. You get a key, and with it you read our answer.`,
      `Or call ${phone} (${hours}). Say that you mailed. Then we give you a key to your mail.`,
      `Can it not wait and are we closed? Call ${duty}.`,
      `Is there danger now? Do not wait for us.\n${danger}`,
      'We do not keep attachments. We do not keep your mail address either.',
      centre,
    ].join('\n\n'),
  attachments: '[There was an attachment to the mail. It was not kept.]',
  cut: '[The mail was longer. The rest was not kept.]',
}
