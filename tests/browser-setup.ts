import { prepareBrowser } from '../scripts/prepare-browser.ts'

/** The browser is unpacked once, before journeys ask for it at the same time. */
export default async function setup(): Promise<void> {
  await prepareBrowser()
}
