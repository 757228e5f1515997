import { expect, test } from 'vitest'
import { decideMail, type IncomingMail } from './incoming-mail.ts'

const aMail = (headers: Readonly<Record<string, string>> = {}, more: Partial<IncomingMail> = {}): IncomingMail => ({
  headers: new Map(Object.entries(headers)),
  from: 'Ouder@Example.nl',
  subject: 'Mijn zoon slaapt niet',
  text: 'Hij is 3 en wordt elke nacht wakker.\n\n> Vorige mail',
  attachments: 0,
  ...more,
})

test('a person: subject and text, without what is quoted', () => {
  expect(decideMail(aMail())).toEqual({
    kind: 'person',
    from: 'ouder@example.nl',
    text: 'Mijn zoon slaapt niet\n\nHij is 3 en wordt elke nacht wakker.',
    cut: false,
  })
})

test.each([
  ['an automatic reply', { 'auto-submitted': 'auto-replied' }],
  ['a machine', { 'auto-submitted': 'auto-generated' }],
  ['bulk', { precedence: 'bulk' }],
  ['a list', { precedence: 'List' }],
  ['a list by its id', { 'list-id': '<ouders.example.nl>' }],
  ['a newsletter', { 'list-unsubscribe': '<https://example.nl>' }],
  ['Exchange out of office', { 'x-auto-response-suppress': 'All' }],
  ['a bounce', { 'return-path': '<>' }],
  ['a report', { 'content-type': 'multipart/report; report-type=delivery-status' }],
])('%s is a program', (_, headers) => {
  expect(decideMail(aMail(headers))).toMatchObject({ kind: 'program' })
})

test.each([
  'MAILER-DAEMON@mx.example',
  'no-reply@bank.example',
  'noreply@x.example',
  'niet-antwoorden@cjg.example',
  'lijst-request@x.example',
])('%s is never answered', (from) => {
  expect(decideMail(aMail({}, { from }))).toEqual({ kind: 'program', sign: 'from' })
})

test('Auto-Submitted: no is a person; a nameless mail is nobody; without words it is empty', () => {
  expect(decideMail(aMail({ 'auto-submitted': 'no' }))).toMatchObject({ kind: 'person' })
  expect(decideMail(aMail({}, { from: null }))).toEqual({ kind: 'nobody' })
  expect(decideMail(aMail({}, { subject: ' ', text: '> alleen oud' }))).toEqual({ kind: 'empty' })
})

test('a mail that is too long is cut, and it is said', () => {
  const decided = decideMail(aMail({}, { text: 'é'.repeat(5_000) }))
  expect(decided).toMatchObject({ kind: 'person', cut: true })
  expect(decided.kind === 'person' ? Array.from(decided.text) : []).toHaveLength(4_000)
})
