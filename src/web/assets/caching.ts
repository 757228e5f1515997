/** For an address that carries the hash of its content: a browser may keep it and never ask again. */
export const forEver = 'public, max-age=31536000, immutable'
