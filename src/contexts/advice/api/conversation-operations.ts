/** The operations of asking and coming back. */
import { createRoute } from '@hono/zod-openapi'
import { askerToken, bodyOf, done, IdempotencyKey, json, problems } from '#web/rest/route.ts'
import {
  CodeBody,
  Conversation,
  MessageBody,
  QuestionBody,
  RatingBody,
  ReceivedMessage,
  ReceivedQuestion,
  Token,
} from './conversation-schemas.ts'

const tags = ['Conversation']
const security = [{ [askerToken]: [] }]

export const askRoute = createRoute({
  ...{ method: 'post', path: '/questions', operationId: 'askQuestion', tags },
  summary: 'Ask a question without a name or an account',
  description:
    'Many questions from one address wait a little longer each; none is refused. The same key again gives a new code for the same question, until the code has been used once. The text of such a repeat is not looked at.',
  request: { headers: IdempotencyKey, body: bodyOf(QuestionBody, 'The question') },
  responses: {
    200: json(ReceivedQuestion, 'Received before; the code has been used since and is not shown again'),
    201: json(ReceivedQuestion, 'Received'),
    ...problems(400, 413, 415),
  },
})

export const openRoute = createRoute({
  ...{ method: 'post', path: '/conversations/_open', operationId: 'openConversation', tags },
  summary: 'Open a conversation with its return code',
  description:
    'Gives a token for a short time. A typing error (422) does not count as a try. A wrong, expired or erased code (404) look the same; after some of them this code waits for this address.',
  request: { body: bodyOf(CodeBody, 'The return code') },
  responses: { 200: json(Token, 'Opened'), ...problems(400, 404, 413, 415, 422) },
})

export const readRoute = createRoute({
  ...{ method: 'get', path: '/conversation', operationId: 'readConversation', tags, security },
  summary: 'The conversation that the token opens',
  responses: { 200: json(Conversation, 'The conversation'), ...problems(401) },
})

export const writeRoute = createRoute({
  ...{ method: 'post', path: '/conversation/messages', operationId: 'writeMessage', tags, security },
  summary: 'Reply, or ask for an appointment',
  request: { headers: IdempotencyKey, body: bodyOf(MessageBody, 'The message') },
  responses: { 201: json(ReceivedMessage, 'Received; with the same key again it is still one message'), ...problems(400, 401, 413, 415) },
})

export const rateRoute = createRoute({
  ...{ method: 'post', path: '/conversation/rating', operationId: 'rateAnswer', tags, security },
  summary: 'Tell whether the answer helps',
  request: { body: bodyOf(RatingBody, 'The rating') },
  responses: { 204: done('Kept'), ...problems(400, 401, 409, 413, 415) },
})

export const leaveRoute = createRoute({
  ...{ method: 'post', path: '/conversation/_leave', operationId: 'leaveConversation', tags, security },
  summary: 'End this token; the code goes on working',
  responses: { 204: done('Left'), ...problems(400, 401) },
})

export const eraseRoute = createRoute({
  ...{ method: 'delete', path: '/conversation', operationId: 'eraseConversation', tags, security },
  summary: 'Erase the conversation for ever: text, keys and code',
  responses: { 204: done('Erased'), ...problems(401) },
})

export const conversationOperations = [askRoute, openRoute, readRoute, writeRoute, rateRoute, leaveRoute, eraseRoute]
