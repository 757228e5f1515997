/** What is wrong with a form, for the summary above it: each line begins with the label of its field, and leads there. */
import type { FormError } from '#web/components/error-summary.ts'

/** `errors` by the id of the field; what is of no field stands under 'form' or ''. */
export function namedErrors(
  errors: Readonly<Record<string, string | undefined>>,
  labelOf: (id: string) => string | undefined,
): readonly FormError[] {
  return Object.entries(errors).flatMap(([id, message]) => {
    if (message === undefined) return []
    return id === 'form' || id === '' ? [{ message }] : [{ id, label: labelOf(id), message }]
  })
}
