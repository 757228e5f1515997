import { Buffer } from 'node:buffer'
import { newJsonBytes } from '../../core/json-bytes.ts'
import type { Calculator } from '../calculator.ts'
import { answerLines } from '../lines.ts'

/** A block of lines as bytes to a block of answers as bytes. */
export function answerBytes(
  calculator: Calculator,
  block: Uint8Array,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly errors: number } {
  const lines = Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('utf8')
  const out = newJsonBytes(block.byteLength * 8)
  const errors = answerLines(calculator, lines, out)
  return { bytes: out.bytes.subarray(0, out.at) as Uint8Array<ArrayBuffer>, errors }
}
