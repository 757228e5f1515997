import { expect, test } from 'vitest'
import { textOfImport } from './import-bytes.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding)

test.each([
  ['nothing', bytes(''), 'no-file'],
  ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'spreadsheet'],
  ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'spreadsheet'],
  ['"Unicode text" of a spreadsheet', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('family', 'utf16le')]), 'other-encoding'],
  ['the same without a mark', bytes('family', 'utf16le'), 'no-text'],
  ['an é of Windows', bytes('family;role\n1;Zoé', 'latin1'), 'other-encoding'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), 'no-text'],
])('%s is told as what it is', (_what, file, error) => expect(textOfImport(file)).toEqual({ ok: false, error }))

test('UTF-8 is read, with its mark and without', () => {
  expect(textOfImport(bytes('family;Zoé'))).toEqual({ ok: true, value: 'family;Zoé' })
  expect(textOfImport(bytes('\uFEFFfamily'))).toEqual({ ok: true, value: '\uFEFFfamily' })
})
