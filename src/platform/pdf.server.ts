/**
 * Documents as tagged, accessible PDF (PDF/UA-1), made by Typst. What people wrote comes in as data and never as markup. Where the compiler is
 * not there (another kind of machine than Linux on x64), nothing is promised: pages ask first.
 */
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'

export type PdfTextBlock =
  /** `sticky`: on one page with what comes after. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly sticky?: boolean }
  /** Second text: who wrote it, when. */
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

export type PdfBlock =
  | PdfTextBlock
  /** A drawing of our own as SVG, over the width of the page; `alt` says what it says. */
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string }
  /** The first column names the row; the others are numbers, or `words`. */
  | { readonly kind: 'table'; readonly words?: boolean; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

export type PdfDocument = {
  readonly title: string
  /** The language of the sentences, for who hears the document. */
  readonly language: string
  readonly lead: string
  /** At the top of every page: whose document it is, for a sheet that goes astray. */
  readonly header?: string
  readonly sections: readonly { readonly title: string; readonly blocks: readonly PdfBlock[]; readonly newPage?: boolean }[]
}

type Compiler = { pdf(source: { mainFileContent: string; inputs: Record<string, string> }, options: { pdfStandard: string }): Uint8Array }
type Typst = { NodeCompiler: { create(options: { workspace: string }): Compiler } }

const template = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: 2.2cm, numbering: "1 / 1", header: if "header" in data { text(size: 9.5pt, data.header) })
#set text(lang: data.language, font: "Libertinus Serif", size: 11.5pt)
#set par(justify: false, leading: 0.75em)
#show heading: set block(above: 1.5em, below: 0.8em)
#let lines(text) = text.split("\\n").join(linebreak())
= #data.title
#lines(data.lead)
#for section in data.sections [
  #if section.at("newPage", default: false) { pagebreak(weak: true) }
  == #section.title
  #for item in section.blocks {
    if item.kind == "paragraph" { if item.at("sticky", default: false) { block(sticky: true, par(lines(item.text))) } else { par(lines(item.text)) } }
    else if item.kind == "small" { par(std.text(size: 10pt, lines(item.text))) }
    else if item.kind == "heading" { heading(level: 3, item.text) }
    else if item.kind == "quote" { quote(block: true, lines(item.text)) }
    else if item.kind == "picture" { block(breakable: false, image(bytes(item.svg), format: "svg", width: 100%, alt: item.alt)) }
    else if item.kind == "table" {
      set std.text(size: 10pt)
      block(breakable: item.rows.len() > 14, table(columns: item.columns.len(), stroke: (x, y) => (bottom: 0.5pt + luma(190)), inset: (x: 4pt, y: 5pt),
        align: (x, y) => if x == 0 or item.at("words", default: false) { left } else { right }, table.header(..item.columns.map(strong)), ..item.rows.flatten()))
    }
    else { list(..item.items.map(lines)) }
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
