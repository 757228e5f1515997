/** The kind of device behind a session, coarse enough to say nothing of a person: a browser and a system, for who looks whether it is theirs. */
const browsers = [
  ['edge', /\bEdgA?\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /\b(Chrome|CriOS)\//],
  ['safari', /\bVersion\/.* Safari\//],
] as const
const systems = [
  ['android', /\bAndroid\b/],
  ['ios', /\b(iPhone|iPad)\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b/],
  ['linux', /\bLinux\b/],
] as const

export type BrowserKind = (typeof browsers)[number][0] | 'other'
export type SystemKind = (typeof systems)[number][0] | 'other'

/** 'firefox windows': what is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? ''
  return `${browsers.find(([, mark]) => mark.test(agent))?.[0] ?? 'other'} ${systems.find(([, mark]) => mark.test(agent))?.[0] ?? 'other'}`
}

export function readDevice(kept: string): { readonly browser: BrowserKind; readonly system: SystemKind } {
  const [browser, system] = kept.split(' ')
  return {
    browser: browsers.find(([name]) => name === browser)?.[0] ?? 'other',
    system: systems.find(([name]) => name === system)?.[0] ?? 'other',
  }
}
