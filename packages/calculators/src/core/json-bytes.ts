/**
 * JSON written straight as bytes, for answers by the hundred thousand: no text is made that must be joined and encoded again.
 * Every piece is byte for byte what JSON.stringify would write.
 */
export type JsonBytes = { bytes: Uint8Array<ArrayBuffer>; at: number }

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

/** Text of ASCII characters only, such as a number or a date, without quotes around it. */
export function putAscii(out: JsonBytes, text: string): void {
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
  const { length } = text
  reserve(out, length + 2)
  const { bytes } = out
  const from = out.at + 1
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < FIRST_PLAIN || code > LAST_PLAIN || code === QUOTE || code === BACKSLASH) {
      putText(out, JSON.stringify(text))
      return
    }
    bytes[from + i] = code
  }
  bytes[out.at] = QUOTE
  bytes[from + length] = QUOTE
  out.at = from + length + 1
}

/** A finite number exactly as JSON.stringify writes it: the fewest digits that read back as the same number. */
export function putNumber(out: JsonBytes, number: number): void {
  const size = Math.abs(number)
  if (size >= 0.01 && size < 1000 ? !putDecimals(out, number, size) : !putShortWhole(out, number)) putAscii(out, String(number))
}

/** Ages, years, counts: whole numbers of at most four digits. */
function putShortWhole(out: JsonBytes, number: number): boolean {
  if (!(number >= 0 && number < 10_000) || number !== (number | 0)) return false
  reserve(out, ROOM_FOR_NUMBER)
  out.at = writeWhole(out.bytes, out.at, number | 0)
  return true
}

/**
 * Splits the number into whole part, eight decimals, and what then remains in units of the seventeenth digit (exact to a millionth). The
 * largest power of ten of which a multiple lies nearer to the number than half the way to its neighbour gives the fewest digits. False, with
 * nothing written, for the one number in thousands that lies too near to a border to tell.
 */
function putDecimals(out: JsonBytes, number: number, size: number): boolean {
  let whole = size | 0
  const part = size - whole
  // part × 10^8 exactly, as the sum of product and error.
  const product = part * 1e8
  const scaled = part * 134217729
  const head = scaled - (scaled - part)
  let high = product | 0
  let rest = product - high + (head * 1e8 - product + (part - head) * 1e8)
  if (rest < 0) {
    high -= 1
    rest += 1
  }
  const places = whole >= 100 ? 6 : whole >= 10 ? 7 : whole >= 1 ? 8 : size >= 0.1 ? 9 : 10
  const unit = POWERS[places]!
  const exact = rest * unit
  const reach = HALF_GAPS[31 - Math.clz32((size * 1024) | 0)]! * unit
  let low = Math.floor(exact + 0.5)
  let digits = places
  for (let step = 10; digits > 0; step *= 10) {
    const nearest = Math.floor(exact / step + 0.5)
    const distance = Math.abs(nearest * step - exact)
    if (distance > reach + UNSURE) break
    if (distance > reach - UNSURE || distance > step * 0.5 - UNSURE) return false
    low = nearest
    digits -= 1
  }
  if (low === POWERS[digits]) {
    low = 0
    digits = 0
    high += 1
    if (high === 1e8) {
      high = 0
      whole += 1
    }
  }
  reserve(out, ROOM_FOR_NUMBER)
  const { bytes } = out
  let { at } = out
  if (number < 0) bytes[at++] = MINUS
  at = writeWhole(bytes, at, whole)
  if (high > 0 || digits > 0) {
    bytes[at++] = POINT
    const upper = (high / 10_000) | 0
    writeFour(bytes, at, upper)
    writeFour(bytes, at + 4, high - upper * 10_000)
    at += 8
    if (digits > 0) at = writeLow(bytes, at, low, digits)
    else while (bytes[at - 1] === ZERO) at -= 1
  }
  out.at = at
  return true
}

/** Within this many units of the seventeenth digit our arithmetic does not tell on which side a number lies. */
const UNSURE = 1e-4
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11]

/** Half the distance to the next number, in units of the eighth decimal, for numbers from 2^(i-10) to 2^(i-9). */
const HALF_GAPS = Float64Array.from({ length: 32 }, (_, i) => 1e8 * 2 ** (i - 63))

/** The numbers 0 to 99 as two digits each. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, i) => ZERO + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10))

/** Gives the place after it. */
function writeWhole(bytes: Uint8Array, at: number, whole: number): number {
  if (whole < 10) {
    bytes[at] = ZERO + whole
    return at + 1
  }
  if (whole < 100) {
    writeTwo(bytes, at, whole)
    return at + 2
  }
  if (whole >= 1000) {
    writeFour(bytes, at, whole)
    return at + 4
  }
  const hundreds = (whole / 100) | 0
  bytes[at] = ZERO + hundreds
  writeTwo(bytes, at + 1, whole - hundreds * 100)
  return at + 3
}

function writeTwo(bytes: Uint8Array, at: number, number: number): void {
  bytes[at] = PAIRS[2 * number]!
  bytes[at + 1] = PAIRS[2 * number + 1]!
}

function writeFour(bytes: Uint8Array, at: number, number: number): void {
  const hundreds = (number / 100) | 0
  writeTwo(bytes, at, hundreds)
  writeTwo(bytes, at + 2, number - hundreds * 100)
}

/** The digits after the eighth decimal, at most ten, with zeros in front. Always writes ten: what is behind them is written over. */
function writeLow(bytes: Uint8Array, at: number, low: number, digits: number): number {
  const ten = low * POWERS[10 - digits]!
  const first = Math.floor(ten / 1e6)
  const rest = (ten - first * 1e6) | 0
  const second = (rest / 100) | 0
  writeFour(bytes, at, first | 0)
  writeFour(bytes, at + 4, second)
  writeTwo(bytes, at + 8, rest - second * 100)
  return at + digits
}
