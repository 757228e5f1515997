import { expect, test } from 'vitest'
import { deviceOf, readDevice } from './device.ts'

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox windows'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'edge windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.5 Mobile Safari/604.1',
    'safari ios',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130 Mobile Safari/537.36',
    'samsung android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36', 'chrome linux'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Iemand/1.0 Safari/537.36', 'other linux'],
  ['curl/8.0', 'other other'],
  [undefined, 'other other'],
])('%s', (agent, kept) => {
  expect(deviceOf(agent)).toBe(kept)
  const { browser, system } = readDevice(kept)
  expect(`${browser} ${system}`).toBe(kept)
})

test('what was kept in another form is read as unknown', () => {
  expect(readDevice('lynx beos now')).toEqual({ browser: 'other', system: 'other' })
})
