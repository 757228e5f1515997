/** Pieces of the street that more than one drawing uses. Each returns markup for inside an svg. */

export type DoorFill = 'action' | 'youth' | 'brick'

/** An open door in an arched frame, 104 wide, its threshold at y = 150. The leaf and the light on the floor move on hover. */
export function openDoor(x: number, y: number, door: DoorFill, light: 'sun' | 'cream' = 'sun', frame: 'white' | 'kerb' = 'white'): string {
  return `<g transform="translate(${x} ${y})"><path class="f-${frame}" d="M-7 150V34a45 40 0 0 1 104 0v116z"/><path class="f-${light}" d="M2 150V36a43 34 0 0 1 86 0v114z"/><path class="f-glow" d="M2 38a43 34 0 0 1 86 0z"/><path class="s-${frame}" stroke-width="4" d="M45 4v34M2 38h86M20 14l12 24M70 14 58 38"/><path class="f-glow" d="M2 40h8v110H2z"/><g class="leaf"><path class="f-${door}" d="M88 40v110L54 162V48z"/><path class="f-${door}-deep" d="M81 52v38l-20 3V56zM81 100v40l-20 7v-44z"/><circle class="f-sun" cx="59" cy="104" r="3.5"/></g></g>`
}

/** A window with a white frame and a sill; lit or with the sky in it. */
export function sashWindow(x: number, y: number, width: number, height: number, glass: 'lit' | 'glass'): string {
  const bar = Math.round(height * 0.42)
  return `<g transform="translate(${x} ${y})"><path class="f-white" d="M-4-4h${width + 8}v${height + 8}H-4z"/><path class="f-${glass}" d="M0 0h${width}v${height}H0z"/><path class="s-white" stroke-width="4" d="M${width / 2} 0v${height}M0 ${bar}h${width}"/><path class="f-white" d="M-7 ${height + 4}h${width + 14}v6H-7z"/></g>`
}

/** A plant in a pot that stands on (x, y). */
export function plant(x: number, y: number, scale: number, pot: 'kerb' | 'brick' | 'youth'): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><path class="f-leaf-deep" d="M0-22C-4-40-20-42-20-42c0 14 8 20 20 20zM0-22C4-46 20-50 20-50c1 16-6 26-20 28zM0-22c-2-20 2-36 2-36 8 12 6 24-2 36z"/><path class="f-${pot}" d="M-13-22h26l-4 22H-9z"/></g>`
}

/** A round street tree that stands on (x, y). */
export function tree(x: number, y: number, scale: number): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><path class="f-wood" d="M-5-70H5V0H-5z"/><path class="s-wood" stroke-width="6" d="M0-72-18-92M0-60l16-18"/><g class="f-leaf"><circle cy="-112" r="38"/><circle cx="-28" cy="-92" r="24"/><circle cx="27" cy="-94" r="26"/></g><circle class="f-leaf-light" cx="-10" cy="-122" r="14"/></g>`
}

/** A street lamp, lit, on the ground line y = 98. */
export function lamp(x: number): string {
  return `<path class="s-stone" stroke-width="5" d="M${x} 98V30q0-14 16-14"/><path class="f-sun" d="M${x + 8} 14h20l4 16h-28z"/>`
}

/** The ground of the small drawings; wider than they are, so that it fills the frame. */
export const ground = '<path class="s-slab" stroke-width="6" d="M-500 98h1320"/>'
