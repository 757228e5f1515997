import { Buffer, isUtf8 } from 'node:buffer'
import { newJsonBytes, type JsonBytes } from '../../core/json-bytes.ts'
import type { Calculator } from '../calculator.ts'
import { answerLines, putNotText } from '../lines.ts'

const LINE_END = 10

/** Bytes of answers per byte of lines, as the blocks before had it: a buffer that must grow is copied. */
let expansion = 8

/** A block of lines as bytes to a block of answers as bytes. */
export function answerBytes(
  calculator: Calculator,
  block: Uint8Array,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly errors: number } {
  const out = newJsonBytes(Math.ceil(block.byteLength * expansion))
  const errors = isUtf8(block) ? answerLines(calculator, textOf(block), out) : answerEach(calculator, block, out)
  expansion = Math.max(1, (1.1 * out.at) / block.byteLength)
  return { bytes: out.bytes.subarray(0, out.at) as Uint8Array<ArrayBuffer>, errors }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Somewhere in the block are bytes that are no text: only those lines are refused, as an id must never come back altered. */
function answerEach(calculator: Calculator, block: Uint8Array, out: JsonBytes): number {
  let errors = 0
  for (let from = 0; from < block.length;) {
    const end = block.indexOf(LINE_END, from)
    const to = end < 0 ? block.length : end + 1
    const line = block.subarray(from, to)
    if (isUtf8(line)) errors += answerLines(calculator, textOf(line), out)
    else {
      putNotText(out)
      errors += 1
    }
    from = to
  }
  return errors
}
