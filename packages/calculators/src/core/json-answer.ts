/** A whole answer as JSON bytes: byte for byte what JSON.stringify gives, in about half its time for the answers that we make. */
import { encoded, putBytes, putNumber, putString, type JsonBytes } from './json-bytes.ts'

const NULL = encoded('null')
const TRUE = encoded('true')
const FALSE = encoded('false')
const OBJECT_BEGIN = encoded('{')
const OBJECT_END = encoded('}')
const LIST_BEGIN = encoded('[')
const LIST_END = encoded(']')
const COMMA = encoded(',')

/** The names of fields of answers are few; names that come from a case must not fill memory. */
const MOST_NAMES = 1000
const first = new Map<string, Uint8Array>()
const following = new Map<string, Uint8Array>()

/** Where numbers come from is said with every answer in one and the same object, which never changes. */
const UNCHANGING: ReadonlySet<string> = new Set(['versions'])
const unchanging = new WeakMap<object, Uint8Array>()

/** Writes plain data: objects, lists, text, numbers, booleans and null. What is undefined is left out. */
export function putAnswer(out: JsonBytes, value: unknown): void {
  if (typeof value === 'string') putString(out, value)
  else if (typeof value === 'number') {
    if (Number.isFinite(value)) putNumber(out, value)
    else putBytes(out, NULL)
  } else if (typeof value === 'boolean') putBytes(out, value ? TRUE : FALSE)
  else if (Array.isArray(value)) putList(out, value)
  else if (typeof value === 'object' && value !== null) putObject(out, value as Readonly<Record<string, unknown>>)
  else putBytes(out, NULL)
}

function putList(out: JsonBytes, list: readonly unknown[]): void {
  putBytes(out, LIST_BEGIN)
  for (let i = 0; i < list.length; i += 1) {
    if (i > 0) putBytes(out, COMMA)
    putAnswer(out, list[i])
  }
  putBytes(out, LIST_END)
}

function putObject(out: JsonBytes, fields: Readonly<Record<string, unknown>>): void {
  putBytes(out, OBJECT_BEGIN)
  let names = first
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined) continue
    putBytes(out, nameBytes(names, name))
    names = following
    if (typeof value === 'object' && value !== null && UNCHANGING.has(name)) putBytes(out, unchangingBytes(value))
    else putAnswer(out, value)
  }
  putBytes(out, OBJECT_END)
}

function nameBytes(names: Map<string, Uint8Array>, name: string): Uint8Array {
  const known = names.get(name)
  if (known !== undefined) return known
  const bytes = encoded(`${names === first ? '' : ','}${JSON.stringify(name)}:`)
  if (names.size < MOST_NAMES) names.set(name, bytes)
  return bytes
}

function unchangingBytes(value: object): Uint8Array {
  let bytes = unchanging.get(value)
  if (bytes === undefined) {
    bytes = encoded(JSON.stringify(value))
    unchanging.set(value, bytes)
  }
  return bytes
}
