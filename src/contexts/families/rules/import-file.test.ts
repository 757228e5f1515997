import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readImportFile } from './import-file.ts'

const head = 'family;role;callName;familyName;birthDate;bsn;authorityFrom;authoritySource;authorityCheckedOn'

test('a family is its child and the people around it', () => {
  const { families, problems } = readImportFile(
    `\uFEFF${head}\r\n1;child;Noor;Bakker;1-2-2014;;;;\r\n1;parent;Mila;"de ""G"";Groot";1985-05-05;;2014-02-01;brp;2026-01-01\r\n\r\n`,
  )
  expect(problems).toEqual([])
  expect(families.map((people) => people.map(({ line, role, familyName }) => [line, role, familyName]))).toEqual([
    [
      [2, 'child', 'Bakker'],
      [3, 'parent', 'de "G";Groot'],
    ],
  ])
})

test.each([
  ['', { line: 1, kind: 'empty', rule: 'FILE' }],
  ['family;role;callName', { line: 1, kind: 'column-missing', column: 'familyName' }],
  [`${head};schoenmaat`, { line: 1, kind: 'column-unknown', column: 'schoenmaat' }],
  [`${head}\n1;child;Noor`, { line: 2, kind: 'wrong-number-of-cells' }],
  [`${head}\n1;child;Noor;Bakker;31-2-2014;;;;`, { line: 2, kind: 'not-a-date', rule: 'FAM-02', column: 'birthDate' }],
  [`${head}\n1;child;Noor;Bakker;;111222334;;;`, { line: 2, kind: 'bsn-fails-test', rule: 'PR-25' }],
  [`${head}\n1;child;Noor;Bakker;;;;;\n1;moeder;Mila;Groot;;;;;`, { line: 3, kind: 'unknown-word', column: 'role' }],
  [`${head}\n1;parent;Mila;Groot;;;2014-02-01;;2026-01-01`, { line: 2, kind: 'no-source', rule: 'PR-07' }],
  [`${head}\n1;parent;Mila;Groot;;;;;`, { line: 2, kind: 'child-first' }],
  [`${head}\n;child;Noor;Bakker;;;;;`, { line: 2, kind: 'no-family' }],
  [`${head};role`, { line: 1, kind: 'column-twice', column: 'role' }],
  [`${head}\n1;child;=HYPERLINK("http://x");Bakker;;;;;`, { line: 2, kind: 'formula', column: 'callName' }],
  [`${head}\n1;child;Noor;@SUM(A1);;;;;`, { line: 2, kind: 'formula', column: 'familyName' }],
  [`${head}\n1;child;No\u202eor;Bakker;;;;;`, { line: 2, kind: 'control-sign', column: 'callName' }],
  [`${head}\n1;child;"No\nor";Bakker;;;;;`, { line: 2, kind: 'control-sign', column: 'callName' }],
  [`${head}\n1;child;"Noor;Bakker;;;;;`, { line: 2, kind: 'open-quote' }],
])('what is wrong is told with its line and rule: %j', (text, problem) =>
  expect(readImportFile(text).problems).toContainEqual(expect.objectContaining(problem)),
)

test('whatever the file, it is read or refused, and never thrown', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '1', ';', ',', '"', '\n', '\r', 'child', '-') }), (text) => {
      const { families, problems } = readImportFile(`${head}\n${text}`)
      expect(families.flat().length + problems.length).toBeGreaterThanOrEqual(0)
      for (const one of problems) expect(one.line).toBeGreaterThan(0)
    }),
  ))
