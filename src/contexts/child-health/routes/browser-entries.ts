import type { Entries } from '#web/assets/browser-modules.server.ts'

/** The modules that compute in the browser, by the name of their page; files from the root of the project. */
export const browserEntries: Entries = {
  growth: 'src/contexts/child-health/browser/growth.ts',
  development: 'src/contexts/child-health/browser/development.ts',
  contact: 'src/contexts/child-health/browser/contact.ts',
  vaccination: 'src/contexts/child-health/browser/vaccination.ts',
}
