import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENGINE_VERSION } from './version.ts'

test('the engine version in results is the version of the package', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  expect(text).toContain(`"version": "${ENGINE_VERSION}"`)
})
