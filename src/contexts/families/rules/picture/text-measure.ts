/** How wide text is, about and rather too wide than too narrow, since the server has no letters to measure; and where to break it. */

/** Widths in parts of the size of the letters; measured in a browser for the two fonts and the system's sans serif, and rounded up. */
function widthOfSign(sign: string): number {
  if (/[\p{M}\p{Cf}\ufe0f]/u.test(sign)) return 0
  if (/[iljtfrI.,:;'’!|()[\] ]/.test(sign)) return 0.38
  if (/[mwMW@—%]/.test(sign)) return 0.96
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(sign)) return 1.15
  return /\p{Lu}/u.test(sign) ? 0.76 : /[a-z0-9]/.test(sign) ? 0.62 : 0.72
}

export function textWidth(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += widthOfSign(sign)
  return width * size
}

/** Lines no wider than that, broken after spaces and hyphens; a word that is too long by itself is broken where it must. */
export function wrapText(text: string, size: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().match(/[^\s-]*-+|[^\s-]+|\s+/gu) ?? []) {
    if (textWidth((line + word).trimEnd(), size) <= most) line += word
    else {
      if (line.trim() !== '') lines.push(line.trim())
      const pieces = piecesOf(word.trim(), size, most)
      line = pieces.pop() ?? ''
      lines.push(...pieces)
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}

/** What a reader takes for one sign: a letter with its accents, a whole emoji. */
const letters = new Intl.Segmenter('nl')

function piecesOf(word: string, size: number, most: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment: sign } of letters.segment(word)) {
    if (piece !== '' && textWidth(piece + sign, size) > most) {
      pieces.push(piece)
      piece = ''
    }
    piece += sign
  }
  return [...pieces, piece]
}
