import { putAnswer } from '../core/json-answer.ts'
import { newJsonBytes, putBytes, type JsonBytes } from '../core/json-bytes.ts'
import { refuse, type CaseId, type Problem } from '../core/problems.ts'
import { idOf, type Calculator } from './calculator.ts'

/** A line longer than this is not read: nothing a calculator understands is that long. */
export const LONGEST_LINE = 1 << 20

const LINE_END = new Uint8Array([10])

/** Answers newline-delimited JSON, one line for each line and in order. Gives the number of errors. */
export function answerLines(calculator: Calculator, text: string, out: JsonBytes): number {
  let errors = 0
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    if (to - from > LONGEST_LINE) {
      putTooLong(out)
      errors += 1
    } else {
      if (!answerLine(calculator, text.slice(from, to), out)) errors += 1
      putBytes(out, LINE_END)
    }
    from = to + 1
  }
  return errors
}

/** The same as text, for a page or an API. */
export function answerText(calculator: Calculator, text: string): { readonly text: string; readonly errors: number } {
  const out = newJsonBytes()
  const errors = answerLines(calculator, text, out)
  return { text: new TextDecoder().decode(out.bytes.subarray(0, out.at)), errors }
}

/** The answer to a line that was too long to keep. */
export function putTooLong(out: JsonBytes): void {
  putFailure(out, null, { field: '', code: 'line-too-long', message: `The line is longer than ${LONGEST_LINE} characters.` })
  putBytes(out, LINE_END)
}

/** The answer to a line of bytes that are not UTF-8. */
export function putNotText(out: JsonBytes): void {
  putFailure(out, null, { field: '', code: 'not-json', message: 'The line is not UTF-8 text.' })
  putBytes(out, LINE_END)
}

/** False when the answer is an error. */
function answerLine(calculator: Calculator, line: string, out: JsonBytes): boolean {
  const { at } = out
  let input: unknown
  try {
    input = JSON.parse(line)
  } catch {
    return putFailure(out, null, { field: '', code: 'not-json', message: 'The line is not JSON.' })
  }
  try {
    if (calculator.write?.(input, out) === true) return true
    const answer = calculator.answer(input)
    putAnswer(out, answer)
    return !('error' in answer)
  } catch (error) {
    // The outermost layer of a long run: one case that breaks a calculator must not end it, and is told as what it is.
    out.at = at
    return putFailure(out, idOf(input), { field: '', code: 'broken', message: `The calculator broke on this case: ${String(error)}` })
  }
}

function putFailure(out: JsonBytes, id: CaseId, problem: Problem): false {
  putAnswer(out, refuse(id, [problem]))
  return false
}
