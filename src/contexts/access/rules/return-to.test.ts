import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

test.each(['/werkplek', '/werkplek/vragen/1', '/werkplek/vragen?stand=open&pagina=2', '/en/werkplek', '/en/werkplek/vragen'])(
  'goes on to %s',
  (path) => {
    expect(safeReturnTo(path)).toBe(path)
  },
)

test.each([
  undefined,
  '',
  '/',
  'werkplek',
  '/inloggen',
  '/werkplekken',
  '/fr/werkplek',
  '//elders.example/werkplek',
  '/\\elders.example/werkplek',
  '\\\\elders.example/werkplek',
  '/\t/elders.example/werkplek',
  'https://elders.example/werkplek',
  'https:/werkplek',
  'javascript:alert(1)//werkplek',
  '/werkplek/../uitloggen',
  '/werkplek/%2e%2e/uitloggen',
  '/werkplek\\..\\..\\uitloggen',
  '/werkplek@elders.example',
  `/werkplek/${'a'.repeat(600)}`,
])('%s becomes the workplace', (path) => {
  expect(safeReturnTo(path)).toBe('/werkplek')
})

test('a line break cannot get into the header of the answer', () => {
  expect(safeReturnTo('/werkplek/a\r\nset-cookie: x=1')).toBe('/werkplek/aset-cookie:%20x=1')
})

test('what follows a hash is left out', () => {
  expect(safeReturnTo('/werkplek/vragen#3')).toBe('/werkplek/vragen')
})
