/** A drawing as a picture for a document: with its own looks, in ink and greys, so that it reads in black and white. */
import type { Html } from '#platform/html.ts'

const looks = `.cjg-plot__grid,.cjg-plot__frame,.cjg-plot__line,.cjg-plot__change,.cjg-plot__bracket,.cjg-plot__child,.cjg-plot__range{fill:none}
.cjg-plot__grid{stroke:#d5d5d0;stroke-width:.6}
.cjg-plot__frame{stroke:#555;stroke-width:1}
text{font-family:"Libertinus Serif",serif;font-size:13.5px;fill:#333}
.cjg-plot__end--middle{font-weight:700;fill:#000}
.cjg-plot__band--two{fill:#f3f3f0}
.cjg-plot__band--one{fill:#e3e4df}
.cjg-plot__band--error{fill:#000;fill-opacity:.12}
.cjg-plot__line{stroke:#777;stroke-width:.9}
.cjg-plot__line--middle{stroke:#000;stroke-width:1.8}
.cjg-plot__line--limit{stroke:#333;stroke-width:1.2;stroke-dasharray:5 4}
.cjg-plot__line--beside,.cjg-plot__line--beside-middle{stroke:#333;stroke-width:1.3;stroke-dasharray:9 3}
.cjg-plot__line--beside-middle{stroke-width:1.9}
.cjg-plot__line--target{stroke:#000;stroke-width:2.2;stroke-linecap:round;stroke-dasharray:.1 5.5}
.cjg-plot__change{stroke:#333;stroke-width:1;stroke-dasharray:2 3}
.cjg-plot__bracket{stroke:#000;stroke-width:2}
.cjg-plot__child{stroke:#000;stroke-width:2.2;stroke-linejoin:round}
.cjg-plot__range{stroke:#000;stroke-width:1.4}
.cjg-plot__point{fill:#fff;stroke:#000;stroke-width:2}
.cjg-plot__own{fill:#fff;stroke:#000;stroke-width:1.5}
.cjg-plot__last{fill:#000;stroke:#000;stroke-width:1.8}
.cjg-plot__value{font-size:15px;font-weight:700;fill:#000;stroke:#fff;stroke-width:4;stroke-linejoin:round;paint-order:stroke}
.cjg-plot__change-label,.cjg-plot__end--inside{stroke:#fff;stroke-width:4;stroke-linejoin:round;paint-order:stroke}`

/** A whole SVG file of one drawing. */
export function asPicture(drawing: Html): string {
  return drawing.toString().replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replace('<defs>', `<style>${looks}</style><defs>`)
}
