import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { mostBytes, mostPeople, readStaffFile, readText, type Known } from './staff-file.ts'

const known: Known = {
  today: Temporal.PlainDate.from('2026-11-24'),
  accounts: new Set(['amina@cjg.example', 'minh@cjg.example']),
  invited: new Set(['bas@cjg.example']),
  own: 'minh@cjg.example',
  organisations: new Map([['de schakel', 'org-1']]),
}
const heading = 'email;naam;beroep;rollen;organisatie;van;tot'
const good = 'bo@cjg.example;Bo Smit;youthNurse;professional+editor;De Schakel;1-1-2027;31-12-2027'
const faultsOf = (text: string) => readStaffFile(text, known).problems.map(({ line, fault, column }) => [line, fault, column])
const line = (change: Partial<Record<number, string>>): string =>
  good
    .split(';')
    .map((cell, at) => change[at] ?? cell)
    .join(';')

test('a good line with semicolons, commas or tabs, Dutch or English headings, a mark of UTF-8 and any line end reads alike', () => {
  const asComma = `email,name,profession,roles,organisation,from,until\r\n${good.replaceAll(';', ',')}\r\n`
  const asTab = `E-mailadres\tNaam\tBeroep\tRollen\tOrganisatie\tVan\tTot\r${good.replaceAll(';', '\t')}`
  const read = [`\uFEFF${heading}\n${good}\n\n`, asComma, asTab].map((text) => readStaffFile(text, known))
  for (const { people, problems } of read) {
    expect(problems).toEqual([])
    expect(people).toMatchObject([
      { line: 2, email: 'bo@cjg.example', name: 'Bo Smit', roles: ['professional', 'editor'], organisationId: 'org-1' },
    ])
  }
})

test.each([
  [{ 0: 'geen adres' }, 'wrong-email', 'email'],
  [{ 1: '' }, 'wrong-name', 'name'],
  [{ 2: 'wizard' }, 'unknown-profession', 'profession'],
  [{ 3: 'professional+owner' }, 'unknown-role', 'roles'],
  [{ 3: 'administrator' }, 'role-needs-two', 'roles'],
  [{ 3: 'professional privacyOfficer' }, 'role-needs-two', 'roles'],
  [{ 4: 'Elders' }, 'unknown-organisation', 'organisation'],
  [{ 5: '31-2-2027' }, 'wrong-day', 'from'],
  [{ 6: 'ooit' }, 'wrong-day', 'until'],
  [{ 6: '31-12-2026' }, 'ends-before-it-begins', 'until'],
  [{ 5: '', 6: '23-11-2026' }, 'over-already', 'until'],
  [{ 0: 'AMINA@cjg.example' }, 'has-account', 'email'],
  [{ 0: 'minh@cjg.example' }, 'own-account', 'email'],
  [{ 0: 'bas@cjg.example' }, 'invited-already', 'email'],
  [{ 1: '=HYPERLINK("http://kwaad.example")' }, 'formula', 'name'],
  [{ 0: '@SUM(A1)' }, 'formula', 'email'],
  [{ 1: 'Bo\u202Etimmerman' }, 'control-sign', 'name'],
  [{ 1: 'Bo\u0000Smit' }, 'control-sign', 'name'],
])('%j: %s', (change, fault, column) => {
  expect(faultsOf(`${heading}\n${line(change)}`)).toEqual([[2, fault, column]])
})

test.each([
  ['', [[1, 'empty', undefined]]],
  [heading, [[1, 'empty', undefined]]],
  [
    `naam;beroep;rollen;schoenmaat\nx;y;z;40`,
    [
      [1, 'column-missing', 'email'],
      [1, 'column-unknown', 'schoenmaat'],
    ],
  ],
  [`${heading};naam\n${good};Bo`, [[1, 'column-twice', 'name']]],
  [`${heading}\n${good};meer`, [[2, 'wrong-number-of-cells', undefined]]],
  [`${heading}\n"${good}`, [[2, 'open-quote', undefined]]],
  [`${heading}\n${good}\n${line({ 0: 'BO@cjg.example' })}`, [[3, 'twice-in-file', 'email']]],
  [`${heading}\n${`${good}\n`.repeat(mostPeople + 1)}`, [[mostPeople + 2, 'too-many', undefined]]],
])('what is wrong with a file is told by line: %#', (text, faults) => {
  expect(faultsOf(text)).toEqual(faults)
})

test('all that is wrong is told at once, and the number of a line counts line ends within quotes', () => {
  const text = `${heading}\n${line({ 1: '"Bo\n-Smit"' })}\n${line({ 0: 'x', 2: 'y' })}\n${line({ 0: 'c@cjg.example', 3: 'z' })}`
  expect(faultsOf(text)).toEqual([
    [2, 'control-sign', 'name'],
    [4, 'wrong-email', 'email'],
    [4, 'unknown-profession', 'profession'],
    [5, 'unknown-role', 'roles'],
  ])
})

test('only UTF-8 and no giant', () => {
  expect(readText(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toEqual({ ok: false, error: 'not-utf8' })
  expect(readText(Buffer.from('naam;Ren\xe9e', 'latin1'))).toEqual({ ok: false, error: 'not-utf8' })
  expect(readText(new Uint8Array(mostBytes + 1))).toEqual({ ok: false, error: 'too-large' })
  expect(readText(Buffer.from('Renée'))).toEqual({ ok: true, value: 'Renée' })
})

test('any text is read to an end without a throw; whoever comes through has no fault, no heavy role and an address of its own', () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constant(good), fc.constantFrom('"', ';', '\n', '\r', heading)), { maxLength: 12 }),
      (parts) => {
        const { people, problems } = readStaffFile(`${heading}\n${parts.join('')}`, known)
        if (problems.length > 0) return
        const emails = people.map(({ email }) => email)
        expect(new Set(emails).size).toBe(emails.length)
        for (const { email, roles } of people) {
          expect(known.accounts.has(email)).toBe(false)
          expect(roles.some((role) => role === 'administrator' || role === 'privacyOfficer')).toBe(false)
        }
      },
    ),
  ))
