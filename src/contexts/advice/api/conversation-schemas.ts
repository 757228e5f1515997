/** What goes in and out when somebody asks, comes back and writes on. Never an id of the conversation, never the code or a token in an address. */
import { personalDataKinds } from '../rules/personal-data.ts'
import { z } from '@hono/zod-openapi'
import { day, lineOfText, moment } from '#web/rest/route.ts'
import { answerLanguages, audiences } from '../pages/ask-form.ts'
import { longestMessage, readMessage } from '../rules/message-text.ts'
import { Helpline, languages } from './library-schemas.ts'

/** Read by the same rule as the forms: half signs are refused here, as a program should know better. */
const MessageText = z
  .string()
  .openapi({
    description: 'Plain text',
    minLength: 1,
    maxLength: longestMessage,
    example: 'Mijn zoon van 3 is vaak boos. Wat kan ik doen?',
  })
  .transform((typed, ctx) => {
    const text = readMessage(typed)
    if (!typed.isWellFormed()) ctx.addIssue({ code: 'custom', message: 'This is not well-formed Unicode' })
    else if (text.ok) return text.value
    else if (text.error.kind === 'empty') ctx.addIssue({ code: 'custom', message: 'Write something' })
    else ctx.addIssue({ code: 'custom', message: `At most ${text.error.most} signs; these are ${text.error.length}` })
    return z.NEVER
  })

const keepPersonalData = z.boolean().default(false).openapi({
  description:
    'False: numbers, addresses and names that we find are taken out before the text is kept. True: they stay, because the asker wishes so.',
})

export const QuestionBody = z
  .strictObject({
    text: MessageText,
    audience: z.enum(audiences).default('unknown').openapi({ description: 'Who asks' }),
    childAgeYears: z.int().min(0).max(22).nullable().default(null).openapi({ description: 'The age of whom it is about' }),
    postcode4: z
      .string()
      .regex(/^[1-9]\d{3}$/, 'Four digits, without letters')
      .nullable()
      .default(null)
      .openapi({ description: 'The digits of a postcode', example: '1234' }),
    language: z.enum(answerLanguages).default('nl').openapi({ description: 'The language to be answered in' }),
    noticeAddress: z
      .email()
      .max(320)
      .nullable()
      .default(null)
      .openapi({ description: 'A mail address to hear that there is an answer; the mail says nothing of the subject' }),
    keepPersonalData,
  })
  .openapi('NewQuestion')

const PersonalData = z
  .object({
    kinds: z.array(z.enum(personalDataKinds)).openapi({ description: 'What was found; a name is a guess' }),
    takenOut: z.boolean().openapi({ description: 'True when it was taken out of the text' }),
  })
  .openapi('PersonalDataFound')

const Danger = z
  .object({
    helplines: z.array(Helpline).openapi({ description: 'Show these at once, the most urgent first' }),
    dutyPhone: z
      .object({ number: z.string(), tel: z.string() })
      .nullable()
      .openapi({ description: 'When the centre is closed: who can be called now' }),
    readBefore: moment('When a professional has read it, at the latest'),
  })
  .openapi('DangerFound')

const found = {
  personalData: PersonalData.nullable().openapi({ description: 'Null when nothing was found' }),
  danger: Danger.nullable().openapi({ description: 'Words that point at acute danger; null when there are none. Never a refusal.' }),
}

export const ReceivedQuestion = z
  .object({
    returnCode: z.string().nullable().openapi({
      description:
        'Shown once; whoever has it can read the conversation. Null when this key was used before and its code has been used since.',
      example: 'ABCD EFGH JKLM NPQR STUV',
    }),
    dueAt: moment('When there is an answer, at the latest'),
    codeExpiresOn: day('The day on which the code stops and the text is erased, unless the conversation goes on'),
    openNow: z.boolean().openapi({ description: 'Whether somebody is at the centre now' }),
    keptApartUntil: moment(
      'Very much comes from this source now: the question was received and is read after this moment. Null otherwise',
    ).nullable(),
    ...found,
  })
  .openapi('ReceivedQuestion')

export const CodeBody = z
  .strictObject({
    code: lineOfText(200).openapi({
      description: 'The return code; capitals, spaces and hyphens do not matter',
      example: 'ABCD EFGH JKLM NPQR STUV',
    }),
  })
  .openapi('ReturnCode')

export const Token = z
  .object({
    token: z.string().openapi({ description: 'Send it as `Authorization: Bearer …`' }),
    tokenType: z.literal('Bearer'),
    returnCode: z.string().nullable().openapi({
      description: 'A new code that takes the place of one that a colleague handed over: show it once. Null when the code stays.',
    }),
    expiresAt: moment('When it ends, whatever happens'),
    idleMinutes: z.int().openapi({ description: 'It ends sooner when it is not used for this long' }),
  })
  .openapi('ConversationToken')

const Person = z.object({ name: z.string(), profession: z.string() }).openapi('Professional')

export const Conversation = z
  .object({
    state: z.enum(['waiting', 'taken', 'answered', 'closed']),
    closedBy: z.enum(['asker', 'centre']).nullable(),
    dueAt: moment('When there is an answer, at the latest'),
    codeExpiresOn: day('The day on which the code stops and the text is erased, unless the conversation goes on'),
    rating: z.enum(['yes', 'a-little', 'no']).nullable(),
    wantsAppointment: z.boolean(),
    pausedUntil: moment(
      'The centre paused the conversation: what is written now is kept, and read after this moment. Null otherwise',
    ).nullable(),
    hasNotice: z.boolean().openapi({ description: 'Whether a mail says that there is an answer' }),
    messages: z.array(
      z
        .object({
          kind: z.enum(['question', 'reply', 'answer', 'appointment-wish']),
          from: z.enum(['asker', 'centre']),
          professional: Person.nullable().openapi({ description: 'Who of the centre wrote it' }),
          sentAt: moment('When it was sent'),
          text: z.string(),
          articles: z.array(z.string()).openapi({ description: 'Names of articles that go with it' }),
          offersAppointment: z.boolean(),
        })
        .openapi('ConversationMessage'),
    ),
    readers: z.array(Person).openapi({ description: 'Who of the centre has read it' }),
  })
  .openapi('Conversation')

export const MessageBody = z
  .strictObject({
    text: MessageText,
    kind: z.enum(['reply', 'appointment-wish']).default('reply').openapi({ description: 'An appointment wish asks for an appointment' }),
    language: z.enum(languages).default('nl').openapi({ description: 'The language of the helplines in the answer' }),
    keepPersonalData,
  })
  .openapi('NewMessage')

export const ReceivedMessage = z.object({ dueAt: moment('When there is an answer, at the latest'), ...found }).openapi('ReceivedMessage')

export const RatingBody = z
  .strictObject({ rating: z.enum(['yes', 'a-little', 'no']).openapi({ description: 'Whether the answer helps' }) })
  .openapi('Rating')
