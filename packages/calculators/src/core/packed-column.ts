/**
 * A column of decimal numbers as short text, for tables that travel to a browser.
 * The numbers become whole numbers (times ten to the decimals), then differences of the given order, then base-64 digits
 * of five bits with a continuation bit; runs of zeros are counted. Unpacking gives exactly the printed decimals back.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const RUN = '!'
const HIGHEST_ORDER = 3

/** Packs numbers that have at most `decimals` decimals; the first two characters tell decimals and order. */
export function packColumn(numbers: readonly number[], decimals: number): string {
  const whole = numbers.map((number) => Math.round(number * 10 ** decimals))
  let shortest: string | undefined
  for (let order = 0; order <= HIGHEST_ORDER; order += 1) {
    const text = `${decimals}${order}${digits(differences(whole, order))}`
    if (shortest === undefined || text.length < shortest.length) shortest = text
  }
  return shortest ?? ''
}

/** Gives the numbers of a packed column. */
export function unpackColumn(text: string): Float64Array {
  const scale = 10 ** Number(text[0])
  const order = Number(text[1])
  const whole = wholeNumbers(text)
  for (let round = 0; round < order; round += 1) {
    for (let i = 1; i < whole.length; i += 1) whole[i] = whole[i]! + whole[i - 1]!
  }
  const numbers = new Float64Array(whole.length)
  for (let i = 0; i < whole.length; i += 1) numbers[i] = whole[i]! / scale
  return numbers
}

function differences(whole: readonly number[], order: number): number[] {
  let result = [...whole]
  for (let round = 0; round < order; round += 1) result = result.map((value, i) => (i === 0 ? value : value - result[i - 1]!))
  return result
}

function digits(values: readonly number[]): string {
  let text = ''
  for (let i = 0; i < values.length;) {
    let zeros = 0
    while (values[i + zeros] === 0) zeros += 1
    if (zeros > 3) {
      text += RUN + digit(zeros)
      i += zeros
    } else {
      text += digit(signed(values[i]!))
      i += 1
    }
  }
  return text
}

/** Folds the sign into the lowest place: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
function signed(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

function digit(value: number): string {
  let text = ''
  let rest = value
  do {
    const low = rest % 32
    rest = (rest - low) / 32
    text += ALPHABET[rest > 0 ? low + 32 : low]!
  } while (rest > 0)
  return text
}

function wholeNumbers(text: string): number[] {
  const values: number[] = []
  let inRun = false
  let value = 0
  let place = 1
  for (let i = 2; i < text.length; i += 1) {
    const char = text[i]!
    if (char === RUN) {
      inRun = true
      continue
    }
    const sixBits = ALPHABET.indexOf(char)
    value += (sixBits % 32) * place
    place *= 32
    if (sixBits >= 32) continue
    if (inRun) for (let zero = 0; zero < value; zero += 1) values.push(0)
    else values.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2)
    inRun = false
    value = 0
    place = 1
  }
  return values
}
