import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'

test('a comma, a quote and a line end stay within their cell', () => {
  expect(writeCsv([['plain', 'a, b', 'say "hi"', 'two\nlines']])).toBe('plain,"a, b","say ""hi""","two\nlines"\r\n')
})

test.each(['=1+1', '+31', '-1', '@sum', '\tx'])('a spreadsheet does not compute %j', (text) => {
  expect(writeCsv([[text]])).toBe(`'${text}\r\n`)
})

test('cells that were written with quotes are read back the same', () => {
  const cell = fc.string().filter((one) => one.trim() !== '' && !one.startsWith('\uFEFF'))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`
      const text = ['a;b', ...rows.map(([one, two]) => `${quoted(one)};${quoted(two)}`)].join('\r\n')
      const read = readCsv(text)
      expect(read.ok && read.value.slice(1).map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})

test('a record says on which line it begins, whatever its cells hold', () => {
  expect(readCsv('a;b\r\n\r\n"x\ny";1\n2;3\n')).toMatchObject({ ok: true, value: [{ line: 1 }, { line: 3 }, { line: 5 }] })
})

test('a quote that is never closed is told by the line on which it opens', () => {
  expect(readCsv('a;b\n1;2\n3;"vier\n5;6')).toEqual({ ok: false, error: { openQuote: 3 } })
})
