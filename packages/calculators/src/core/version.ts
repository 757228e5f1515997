/** The version of the arithmetic; it stands in every result. Equal to the version in package.json (a test guards that). */
export const ENGINE_VERSION = '0.1.0'
