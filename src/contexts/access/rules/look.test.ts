import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTokens } from '#web/theme/contrast.ts'
import { checkLook, plainLook } from './look.ts'

const ours = readTokens(readFileSync(new URL('../../../web/theme/tokens.css', import.meta.url), 'utf8'))

test('names of menu entries and terms, with colours that can be read', () => {
  const look = {
    tokens: { action: '#0b5394', 'action-deep': '#073763' },
    menu: { ask: { nl: 'Vraag het', en: 'Ask us' } },
    terms: { centre: { nl: 'Opvoedpunt' }, youthNurse: { nl: 'wijkverpleegkundige', en: 'district nurse' } },
  }
  expect(checkLook(ours, look)).toEqual({ ok: true, value: look })
})

test('colours below contrast are refused with the pair named', () => {
  const checked = checkLook(ours, { ...plainLook, tokens: { action: '#8fd9c4' } })
  expect(checked).toMatchObject({ error: { kind: 'too-little-contrast' } })
})

test.each([
  ['an unknown menu entry', { menu: { shop: { nl: 'Winkel' } }, terms: {} }, 'shop'],
  ['an unknown term', { menu: {}, terms: { king: { nl: 'Koning' } } }, 'king'],
  ['an empty name', { menu: { ask: { nl: '' } }, terms: {} }, 'ask'],
  ['white space around it', { menu: { ask: { nl: ' Vraag' } }, terms: {} }, 'ask'],
  ['too long for the menu', { menu: { ask: { nl: 'a'.repeat(33) } }, terms: {} }, 'ask'],
  ['a control sign', { menu: {}, terms: { centre: { nl: 'CJG\u0000' } } }, 'centre'],
  ['empty in English', { menu: {}, terms: { centre: { nl: 'CJG', en: '' } } }, 'centre'],
])('%s is no name', (_, names, name) => {
  expect(checkLook(ours, { ...plainLook, ...names })).toEqual({ ok: false, error: { kind: 'wrong-name', name } })
})
