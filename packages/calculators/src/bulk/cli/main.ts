#!/usr/bin/env node
import process from 'node:process'
import { CALCULATOR_NAMES } from '../registry.ts'
import { runCalculator } from './run.ts'

/** `calc growth < cases.ndjson > answers.ndjson` */
const help = `One case (a JSON object) per line on standard input, one answer per line on standard output, in order.

Usage: calc <calculator> < cases.ndjson > answers.ndjson

Calculators:
${CALCULATOR_NAMES.map((name) => `  ${name}\n`).join('')}
Exit code: 0 when every line has an answer, 1 when a line has an error, 2 when the calculator does not exist.
`
const args = process.argv.slice(2)
const [name] = args

// Who reads the answers may have enough of them (such as head): then there is nothing left to do or to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`The answers cannot be written: ${error.message}\n`)
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

if (args.includes('--help') || args.includes('-h') || name === 'help') process.stdout.write(help)
else if (name === undefined || args.length > 1) {
  process.stderr.write(help)
  process.exitCode = 2
} else {
  process.exitCode = await runCalculator(name, { input: process.stdin, output: process.stdout, complaints: process.stderr })
}
