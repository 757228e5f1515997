/**
 * Documents as tagged, accessible PDF (PDF/UA-1), made by Typst. What people wrote comes in as data and never as markup. Where the compiler is
 * not there (another kind of machine than Linux on x64), nothing is promised: pages ask first.
 */
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'

export type PdfBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Second text: who wrote it, when. */
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

export type PdfDocument = {
  readonly title: string
  /** The language of the sentences, for who hears the document. */
  readonly language: string
  readonly lead: string
  readonly sections: readonly { readonly title: string; readonly blocks: readonly PdfBlock[] }[]
}

type Compiler = { pdf(source: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: string }): Uint8Array }
type Typst = { NodeCompiler: { create(options: { workspace: string }): Compiler } }

const template = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: 2.2cm, numbering: "1 / 1")
#set text(lang: data.language, font: "Libertinus Serif", size: 11.5pt)
#set par(justify: false, leading: 0.75em)
#show heading: set block(above: 1.5em, below: 0.8em)
#let lines(text) = text.split("\\n").join(linebreak())
= #data.title
#lines(data.lead)
#for section in data.sections [
  == #section.title
  #for block in section.blocks {
    if block.kind == "paragraph" { par(lines(block.text)) }
    else if block.kind == "small" { par(std.text(size: 10pt, lines(block.text))) }
    else if block.kind == "heading" { heading(level: 3, block.text) }
    else if block.kind == "quote" { quote(block: true, lines(block.text)) }
    else { list(..block.items.map(lines)) }
  }
]
`

let compiler: Compiler | null | undefined

function findCompiler(): Compiler | null {
  if (compiler !== undefined) return compiler
  try {
    const load = createRequire(import.meta.url)
    const { NodeCompiler } = load('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as Typst
    compiler = NodeCompiler.create({ workspace: tmpdir() })
  } catch {
    // An optional package: not there on this kind of machine.
    compiler = null
  }
  return compiler
}

export const canMakePdf = (): boolean => findCompiler() !== null

/** Null where it cannot be made; a document that does not compile is a bug and throws. */
export function makePdf(document: PdfDocument): Buffer<ArrayBuffer> | null {
  const made = findCompiler()?.pdf({ mainFileContent: template, inputs: { data: JSON.stringify(document) } }, { pdfStandard: 'ua-1' })
  return made === undefined ? null : Buffer.from(made)
}
