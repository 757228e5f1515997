import { Buffer, isUtf8 } from 'node:buffer'
import type { JsonBytes } from '../../core/json-bytes.ts'
import type { Calculator } from '../calculator.ts'
import { answerLines, putNotText } from '../lines.ts'

const LINE_END = 10

/** Writes the answers to a block of lines behind what `out` holds. Gives the number of errors. */
export function answerBytes(calculator: Calculator, block: Uint8Array, out: JsonBytes): number {
  return isUtf8(block) ? answerLines(calculator, textOf(block), out) : answerEach(calculator, block, out)
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
