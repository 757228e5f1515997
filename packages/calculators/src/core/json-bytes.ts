/**
 * JSON written straight as bytes, for answers by the hundred thousand: no text is made that must be joined and encoded again.
 * Numbers are written with the digits that give exactly the same number back.
 */
export type JsonBytes = { bytes: Uint8Array; at: number }

const ZERO = 48
const MINUS = 45
const POINT = 46
const QUOTE = 34
const BACKSLASH = 92
const FIRST_PLAIN = 32
const LAST_PLAIN = 126
const ROOM_FOR_NUMBER = 32
/** Up to here a loop is faster than a call that copies. */
const SHORT_PIECE = 32
const encoder = new TextEncoder()

export function newJsonBytes(size = 1 << 16): JsonBytes {
  return { bytes: new Uint8Array(size), at: 0 }
}

/** Makes room for so many bytes more. */
export function reserve(out: JsonBytes, more: number): void {
  if (out.at + more <= out.bytes.length) return
  const larger = new Uint8Array(Math.max(out.bytes.length * 2, out.at + more))
  larger.set(out.bytes.subarray(0, out.at))
  out.bytes = larger
}

/** A piece that is used again and again, as bytes. */
export function encoded(text: string): Uint8Array {
  return encoder.encode(text)
}

export function putBytes(out: JsonBytes, piece: Uint8Array): void {
  const { length } = piece
  reserve(out, length)
  const { bytes, at } = out
  if (length <= SHORT_PIECE) for (let i = 0; i < length; i += 1) bytes[at + i] = piece[i]!
  else bytes.set(piece, at)
  out.at = at + length
}

/** Text of ASCII characters only, such as a number. */
function putAscii(out: JsonBytes, text: string): void {
  reserve(out, text.length)
  const { bytes, at } = out
  for (let i = 0; i < text.length; i += 1) bytes[at + i] = text.charCodeAt(i)
  out.at = at + text.length
}

export function putText(out: JsonBytes, text: string): void {
  reserve(out, text.length * 3)
  out.at += encoder.encodeInto(text, out.bytes.subarray(out.at)).written
}

/** A JSON string; plain ASCII goes without detour. */
export function putString(out: JsonBytes, text: string): void {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < FIRST_PLAIN || code > LAST_PLAIN || code === QUOTE || code === BACKSLASH) {
      putText(out, JSON.stringify(text))
      return
    }
  }
  reserve(out, text.length + 2)
  const { bytes } = out
  let { at } = out
  bytes[at++] = QUOTE
  for (let i = 0; i < text.length; i += 1) bytes[at++] = text.charCodeAt(i)
  bytes[at++] = QUOTE
  out.at = at
}

/** A finite number with up to 17 significant digits, which always read back as the same number. */
export function putNumber(out: JsonBytes, number: number): void {
  const size = Math.abs(number)
  if (!(size >= 0.1 && size < 1000)) {
    putAscii(out, String(number + 0))
    return
  }
  let whole = Math.floor(size)
  const part = size - whole
  // part × 10^8 exactly, as the sum of product and error: the whole part gives eight digits, the rest the others.
  const product = part * 1e8
  const scaled = part * 134217729
  const head = scaled - (scaled - part)
  let high = Math.floor(product)
  let rest = product - high + (head * 1e8 - product + (part - head) * 1e8)
  if (rest < 0) {
    high -= 1
    rest += 1
  }
  const places = whole >= 100 ? 6 : whole >= 10 ? 7 : whole >= 1 ? 8 : 9
  const unit = POWERS[places]!
  let low = Math.round(rest * unit)
  if (low >= unit) {
    low = 0
    high += 1
  }
  if (high >= 1e8) {
    high = 0
    whole += 1
  }
  reserve(out, ROOM_FOR_NUMBER)
  if (number < 0) out.bytes[out.at++] = MINUS
  putWhole(out, whole)
  if (high === 0 && low === 0) return
  out.bytes[out.at++] = POINT
  putDigits(out, high, 8)
  if (low > 0) putDigits(out, low, places)
  while (out.bytes[out.at - 1] === ZERO) out.at -= 1
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

function putWhole(out: JsonBytes, whole: number): void {
  putDigits(out, whole, whole >= 1000 ? 4 : whole >= 100 ? 3 : whole >= 10 ? 2 : 1)
}

/** The numbers 0 to 99 as two digits each. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, i) => ZERO + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10))

/** So many digits, with zeros in front. */
function putDigits(out: JsonBytes, number: number, places: number): void {
  const { bytes, at } = out
  let rest = number | 0
  let i = at + places
  while (i - at >= 2) {
    const hundreds = (rest / 100) | 0
    const pair = (rest - hundreds * 100) * 2
    bytes[--i] = PAIRS[pair + 1]!
    bytes[--i] = PAIRS[pair]!
    rest = hundreds
  }
  if (i > at) bytes[at] = ZERO + rest
  out.at = at + places
}
