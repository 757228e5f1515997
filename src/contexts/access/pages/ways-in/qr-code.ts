/** A QR code as a drawing, made here: what it holds goes nowhere else. Dark on white whatever the theme, or cameras do not read it. */
import { encode } from 'uqr'
import { html, type Html } from '#platform/html.ts'

export function qrCode(text: string, label: string): Html {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return html`<svg class="cjg-qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" width="220" height="220">
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${squares}" fill="#000" />
  </svg>`
}
