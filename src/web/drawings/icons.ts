/** Line icons on a 24 grid. They stand beside words, never instead of them, so they are hidden from the accessibility tree. */
import { html, trusted, type Html } from '#platform/html.ts'

const paths = {
  arrow: '<path d="M4 12h15.5M13.5 6l6 6-6 6"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z"/><path d="M10 20.5h4"/>',
  book: '<path d="M12 6.5C10 5 7 4.5 3.5 4.8v13.7c3.5-.3 6.5.2 8.5 1.7 2-1.5 5-2 8.5-1.7V4.8C17 4.5 14 5 12 6.5zM12 6.5v13.7"/>',
  calendar: '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 9.8h17M8 2.8v4M16 2.8v4M8 14h3"/>',
  chat: '<path d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4z"/><path d="M8 9.5h8M8 12.7h5"/>',
  check: '<path d="m5 12.8 4.5 4.5L19.5 7"/>',
  chevron: '<path d="m9 5.5 6.5 6.5L9 18.5"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  copy: '<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-5h-12v12h5"/>',
  door: '<path d="M6 20.5V4.5h9v16M3.5 20.5h17"/><path d="m15 6.5 3.5 1v13M12.3 12.7v.1"/>',
  down: '<path d="m5.5 9 6.5 6.5L18.5 9"/>',
  download: '<path d="M12 3.5v11M7 10l5 5 5-5M4 20h16"/>',
  ear: '<path d="M7 9.5a5 5 0 0 1 10 0c0 3-3.5 4-3.5 7 0 2-1.3 3.5-3 3.5A2.8 2.8 0 0 1 7.7 17"/><path d="M9.8 10a2.2 2.2 0 0 1 4.4 0c0 1.3-1.4 1.7-1.4 3"/>',
  exit: '<path d="M10 4H5v16h5M9.5 12h11M16.5 8l4 4-4 4"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>',
  flag: '<path d="M5.5 21V4M5.5 4.5h12l-2.5 4 2.5 4h-12"/>',
  globe:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.5 2.5 3.5 5.3 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.3-3.5-8.5s1-6 3.5-8.5z"/>',
  heart: '<path d="M12 20s-7.5-4.6-7.5-10.2A4.1 4.1 0 0 1 12 7.4a4.1 4.1 0 0 1 7.5 2.4C19.5 15.4 12 20 12 20z"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.8v.1"/>',
  key: '<circle cx="7.5" cy="12" r="4"/><path d="M11.5 12H21v4M17 12v3"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>',
  mail: '<rect x="3" y="5.5" width="18" height="13.5" rx="2"/><path d="m3.5 7 8.5 6.5L20.5 7"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  pencil: '<path d="m4 20 1-4.5L16 4.5 19.5 8 8.5 19z"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.4-3.5 3-5.5 6.5-5.5s6.1 2 6.5 5.5M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 14.5c2 .8 3.2 2.5 3.5 5"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.5-4 3.5-6.5 7.5-6.5s7 2.5 7.5 6.5"/>',
  phone:
    '<path d="M6.5 3.5h3l1.5 4-2 1.8a12 12 0 0 0 5.7 5.7l1.8-2 4 1.5v3c0 1.4-1.1 2.2-2.3 2A16 16 0 0 1 4.5 5.8c-.2-1.2.6-2.3 2-2.3z"/>',
  pin: '<path d="M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  print: '<path d="M7 9V3.5h10V9M7 17H4V9.5h16V17h-3"/><path d="M7 14h10v6.5H7z"/>',
  retry: '<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4v5h-5"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  shield: '<path d="m12 3 7.5 2.8v5.7c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V5.8z"/><path d="m8.8 12 2.3 2.3 4.2-4.5"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7"/>',
  swap: '<path d="M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4"/>',
  text: '<path d="M6 3.5h8l4.5 4.5v12.5H6z"/><path d="M13.5 3.5V8.5h5M9 13h6.5M9 16.5h4"/>',
  trash: '<path d="M4 6.5h16M9 6.5v-3h6v3M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6"/>',
  warning: '<path d="M12 3.8 21.5 20h-19z"/><path d="M12 10v4.5M12 17.2v.1"/>',
} as const

export type IconName = keyof typeof paths

/** Icons that point somewhere turn round where reading starts at the right. */
const mirrored: ReadonlySet<IconName> = new Set(['arrow', 'chat', 'chevron', 'door', 'exit', 'key', 'pencil', 'text'])

export function icon(name: IconName, size = 20): Html {
  const flip = mirrored.has(name) ? ' cjg-icon--flip' : ''
  return html`<svg class="cjg-icon${flip}" width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true">
    ${trusted(paths[name])}
  </svg>`
}
