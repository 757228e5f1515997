import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { locales } from '#platform/i18n.ts'
import { workplacePages } from '../../../../../tests/builders/workplace-pages.ts'

/** Off: how we write (capitals, spaces), and names that repeat on purpose (`articles` is a list). */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'form-dup-name': 'off',
  },
})

const levelsOf = (page: string): number[] => [...page.matchAll(/<h([1-4])[\s>]/g)].map(([, level]) => Number(level))

for (const locale of locales)
  describe(`the workplace in ${locale.name}`, () => {
    const pages = Object.entries(workplacePages(locale)).map(([name, page]) => [name, page.toString()] as const)

    test.each(pages)('%s is valid HTML', async (_, page) => {
      const report = await validator.validateString(page)
      expect(
        report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)),
      ).toEqual([])
    })

    test.each(pages)('%s has one title and skips no level of heading', (_, page) => {
      const levels = levelsOf(page)
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 1) + 1)
    })

    test.each(pages)('%s needs no inline script or style', (_, page) => {
      expect(page).not.toMatch(/ style=|<style|<script(?![^>]* src=)| on[a-z]+="/)
    })

    test.each(pages)('%s prints no missing value', (_, page) => {
      expect(page).not.toMatch(/undefined|\[object|NaN/)
    })

    test.each(pages)('%s leads to pages in its own language', (_, page) => {
      const own = [...page.matchAll(/(?:href|action)="(\/(?:en\/)?(?:werkplek|uitloggen)[^"]*)"([^>]*)/g)].filter(
        ([, , rest]) => !rest?.includes('hreflang'),
      )
      expect(own.length).toBeGreaterThan(0)
      for (const [, path] of own) expect(path?.startsWith('/en/')).toBe(locale.tag === 'en')
    })
  })
