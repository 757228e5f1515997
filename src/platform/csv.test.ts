import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'

test('a comma, a quote and a line end stay within their cell', () => {
  expect(writeCsv([['plain', 'a, b', 'say "hi"', 'two\nlines']])).toBe('plain,"a, b","say ""hi""","two\nlines"\r\n')
})

test.each(['=1+1', '+31', '-1', '@sum', '\tx'])('a spreadsheet does not compute %j', (text) => {
  expect(writeCsv([[text]])).toBe(`'${text}\r\n`)
})
