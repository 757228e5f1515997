/** The calculators over the API: one operation each, with the names and the meaning that `docs/formats/calculators.md` lays down. */
import { createRoute, z, type RouteConfig } from '@hono/zod-openapi'
import { Problem } from '#web/rest/problem.ts'
import { json, problems } from '#web/rest/route.ts'
import { calculatorExamples, type CalculatorName } from './calculator-examples.ts'

/** More cases than this in one request belong to the command line. */
export const mostCases = 1000

/** What is in a case the calculator itself checks, and tells per field; here only that it is a case. */
const Case = z
  .record(z.string(), z.unknown())
  .openapi('CalculatorCase', { description: 'The fields of this calculator; a field that it does not know is an error. `id` comes back.' })

const Versions = z
  .object({ engine: z.string(), rules: z.string(), tables: z.record(z.string(), z.string()) })
  .openapi('CalculatorVersions', { description: 'The versions of the engine, the rules and every table that the result stands on' })

const CaseId = z.union([z.string(), z.number(), z.null()]).openapi({ description: 'The id of the case' })
const CaseError = z
  .object({ code: z.string(), message: z.string() })
  .openapi('CalculatorError', { description: 'In place of a result: why this case cannot be computed' })

const Answer = z
  .looseObject({ id: CaseId, versions: Versions.optional(), error: CaseError.optional() })
  .openapi('CalculatorAnswer', { description: 'The results of this calculator' })

/** A single case that cannot be computed: the refusal of this API and the error of the contract in one. */
const CaseRefused = Problem.extend({ id: CaseId, error: CaseError }).openapi('CalculatorProblem')

const tags = ['Calculators']

const summaries: Readonly<Record<CalculatorName, string>> = {
  growth: 'Z-scores and centiles of measurements, or the measurement of a z-score',
  'birth-size': 'Weight and length at birth, for weeks of pregnancy',
  'target-height': 'The height to be expected from the heights of the parents',
  'bmi-grade': 'The grade of a body mass index',
  'growth-velocity': 'Growth between visits',
  'growth-plausibility': 'Questions about unlikely measurements',
  'growth-referral': 'The referral rules for height, weight, head and language',
  'd-score': 'Development as one number, with its precision and its place among children of that age',
  'vaccination-schedule': 'Which given doses count, and what comes next',
  instrument: 'Scores and bands of a questionnaire',
}

function calculatorRoute(name: CalculatorName) {
  const operationId = `calculate${name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  return createRoute({
    ...{ method: 'post', path: `/calculators/${name}`, operationId, tags },
    summary: summaries[name],
    description:
      'One case, or a list of cases which is answered in the same order. Nothing is kept. A list is always answered: a case in it that cannot be computed has `error` in place of a result. A single case that cannot be computed is refused.',
    request: {
      body: {
        required: true,
        description: `A case, or a list of at most ${mostCases} cases`,
        content: {
          'application/json': {
            schema: z.union([Case, z.array(Case).max(mostCases)]),
            example: calculatorExamples[name],
          },
        },
      },
    },
    responses: {
      200: json(z.union([Answer, z.array(Answer)]), 'The answer to the case, or the answers in the order of the cases'),
      ...problems(400, 413, 415),
      422: {
        description: 'The case cannot be computed: everything that is wrong with it, at once',
        content: { 'application/problem+json': { schema: CaseRefused } },
      },
    },
  })
}

export const calculatorRoutes: readonly { readonly name: CalculatorName; readonly route: ReturnType<typeof calculatorRoute> }[] = (
  Object.keys(summaries) as CalculatorName[]
) // the keys of a record by name
  .map((name) => ({ name, route: calculatorRoute(name) }))

export const calculatorOperations: readonly RouteConfig[] = calculatorRoutes.map(({ route }) => route)
