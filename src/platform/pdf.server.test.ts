import { expect, test } from 'vitest'
import { canMakePdf, makePdf, type PdfBlock } from './pdf.server.ts'

const nasty = '#let x = 1 *vet* _schuin_ @iets <label> $1^2$ \\ // weg\n= Kop\n"]#panic()'
const blocks: readonly PdfBlock[] = [
  { kind: 'heading', text: nasty },
  { kind: 'paragraph', text: nasty },
  { kind: 'small', text: '' },
  { kind: 'quote', text: nasty },
  { kind: 'list', items: [nasty, 'twee'] },
  {
    kind: 'table',
    columns: [nasty, 'twee'],
    rows: [
      [nasty, ''],
      ['a', nasty],
    ],
  },
  { kind: 'picture', svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7" /></svg>', alt: nasty },
  { kind: 'paragraph', text: nasty, sticky: true },
]
const document = {
  title: nasty,
  language: 'nl',
  lead: 'Dit is wat wij bewaren.',
  header: nasty,
  sections: [
    { title: nasty, blocks },
    { title: 'Leeg', blocks: [], newPage: true },
  ],
}

// Where the compiler is not there, the pages offer no PDF; this says which of the two it is here.
test('a document is tagged PDF/UA, whatever people wrote in it', () => {
  const made = makePdf(document)
  if (!canMakePdf()) return expect(made).toBeNull()
  const text = made?.toString('latin1') ?? ''
  expect(text.slice(0, 5)).toBe('%PDF-')
  expect(text).toContain('pdfuaid:part')
  expect(text).toContain('/MarkInfo')
  expect(text).toContain('/StructTreeRoot')
})
