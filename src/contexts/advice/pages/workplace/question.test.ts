import { expect, test } from 'vitest'
import { dutch } from '#platform/i18n.ts'
import { aLetter, amina, aWorkQuestion, bilal, monday, sanne } from '../../../../../tests/builders/workplace.ts'
import { aQuestionView } from '../../../../../tests/builders/workplace-pages.ts'
import { questionPage } from './question.ts'

const theirs = aLetter({ kind: 'answer', author: amina, at: monday, text: 'Amina schreef dit.' })

test('in a conflict both texts are there, the other one first, and the form carries the new version', () => {
  const page = questionPage(
    aQuestionView(dutch, aWorkQuestion({ letters: [aLetter(), theirs], version: 9 }), {
      conflict: { seenLetters: 1 },
      typed: { text: 'Dit schreef ik zelf.' },
    }),
  ).toString()
  expect(page.indexOf('Amina schreef dit.')).toBeGreaterThan(0)
  expect(page.indexOf('Dit schreef ik zelf.')).toBeGreaterThan(page.indexOf('Amina schreef dit.'))
  expect(page.split('Amina schreef dit.')).toHaveLength(2)
  expect(page).toContain('name="version" value="9"')
  expect(page).toContain('name="seen" value="2"')
})

test.each([
  ['taken by another', aWorkQuestion({ mine: false, assignedTo: amina, letters: [aLetter(), theirs] })],
  ['closed', aWorkQuestion({ state: 'closed', letters: [aLetter(), theirs] })],
])('%s meanwhile: nothing can be sent, and nothing that was written is gone', (_, question) => {
  const page = questionPage(
    aQuestionView(dutch, question, { conflict: { seenLetters: 1 }, typed: { text: 'Dit schreef ik zelf.' } }),
  ).toString()
  expect(page).toContain('Amina schreef dit.')
  expect(page).toContain('Dit schreef ik zelf.')
  expect(page).not.toContain('/antwoord"')
})

test('what a person typed is printed as text', () => {
  const page = questionPage(
    aQuestionView(dutch, aWorkQuestion({ subject: '<script>x</script>', letters: [aLetter({ text: '<b onclick="x">hoi</b>' })] }), {
      typed: { text: '</textarea><img src=x>' },
    }),
  ).toString()
  expect(page).not.toContain('<script>x')
  expect(page).not.toContain('<b onclick')
  expect(page).not.toContain('</textarea><img')
})

test('a draft comes back with its articles, and says when it was saved', () => {
  const page = questionPage(aQuestionView(dutch)).toString()
  expect(page).toContain('Wat goed dat je dit vraagt.')
  expect(page).toMatch(/value="eet-weinig"\s+checked/)
  expect(page).toContain('Bewaard 10.42')
})

test('typed text that is not the saved draft does not claim to be saved', () => {
  expect(questionPage(aQuestionView(dutch, aWorkQuestion(), { typed: { text: 'Anders' } })).toString()).not.toContain('Bewaard 10.42')
})

test('the first button of the answer saves: Enter in a field cannot send an answer that is not finished', () => {
  const form = /<form[^>]*\/antwoord"[\s\S]*?<\/form>/.exec(questionPage(aQuestionView(dutch)).toString())?.[0] ?? ''
  const [first] = [...form.matchAll(/<button[\s\S]*?>/g)].map(([tag]) => tag)
  expect(first).toContain('/concept')
})

test('a question can go to any colleague but oneself', () => {
  const page = questionPage(aQuestionView(dutch)).toString()
  expect(page).toContain(`<option value="${amina.id}"`)
  expect(page).toContain(`<option value="${bilal.id}"`)
  expect(page).not.toContain(`<option value="${sanne.id}"`)
})

test('who lost the race hears who was first', () => {
  const question = aWorkQuestion({ mine: false, assignedTo: amina })
  const page = questionPage(aQuestionView(dutch, question, { refused: { kind: 'taken-by-other', by: amina.id } })).toString()
  expect(page).toContain('Amina was je voor.')
})

test('why a question is urgent is said in words; a kind without words shows itself', () => {
  const page = questionPage(
    aQuestionView(dutch, aWorkQuestion({ urgency: 'acute', urgencyReasons: ['violence', 'later-kind'] })),
  ).toString()
  expect(page).toContain('woorden over geweld')
  expect(page).toContain('later-kind')
})
