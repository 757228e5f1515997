/**
 * Free text in words, figures, spaces and single signs, each sign of the text in exactly one token. Cutting is one
 * pass; whoever looks for something looks a bounded number of tokens ahead, so that the work grows with the length
 * of the text and no faster, whatever somebody types. `work.reads` counts that work, for the tests.
 */
import { digitValue } from './digits.ts'

export type TokenKind = 'word' | 'digits' | 'space' | 'line' | 'sign'
export type Token = {
  readonly kind: TokenKind
  readonly text: string
  /** Words in small letters; figures as 0 to 9; else as `text`. */
  readonly plain: string
  readonly start: number
  readonly end: number
}

const pattern =
  /(\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)|([0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19\u{1d7ce}-\u{1d7ff}]+)|(\s+)|./gsu

export class Tokens {
  readonly #list: readonly Token[]
  readonly work: { reads: number }

  private constructor(list: readonly Token[], work: { reads: number }) {
    this.#list = list
    this.work = work
  }

  static of(text: string): Tokens {
    return new Tokens(
      Array.from(text.matchAll(pattern), (match) => toToken(match)),
      { reads: 0 },
    )
  }

  /** The same tokens, with a sign that means nothing in place of those of each range. */
  without(ranges: readonly { readonly from: number; readonly to: number }[]): Tokens {
    const list = [...this.#list]
    for (const { from, to } of ranges)
      for (let place = from; place < to; place += 1) {
        const token = list[place]
        if (token !== undefined) list[place] = { ...token, kind: 'sign', text: ']', plain: ']' }
      }
    return new Tokens(list, this.work)
  }

  get length(): number {
    return this.#list.length
  }

  /** The token at a place, or undefined before the first and after the last. */
  at(place: number): Token | undefined {
    this.work.reads += 1
    return this.#list[place]
  }

  is(place: number, kind: TokenKind): boolean {
    return this.at(place)?.kind === kind
  }

  /** Is this one of these signs? */
  isSign(place: number, signs: string): boolean {
    const token = this.at(place)
    return token?.kind === 'sign' && signs.includes(token.text)
  }

  /** The word at a place in small letters, or null when there is none. */
  word(place: number): string | null {
    const token = this.at(place)
    return token?.kind === 'word' ? token.plain : null
  }
}

function toToken(match: RegExpMatchArray): Token {
  const [text, word, digits, space] = match
  const start = match.index ?? 0
  const end = start + text.length
  if (word !== undefined) return { kind: 'word', text, plain: text.toLowerCase().replaceAll('’', "'"), start, end }
  if (digits !== undefined) return { kind: 'digits', text, plain: Array.from(text, (sign) => digitValue(sign) ?? '').join(''), start, end }
  if (space !== undefined) return { kind: /[\n\r\u2028\u2029]/.test(text) ? 'line' : 'space', text, plain: text, start, end }
  return { kind: 'sign', text, plain: text, start, end }
}
