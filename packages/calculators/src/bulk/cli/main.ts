#!/usr/bin/env node
import process from 'node:process'
import { runCalculator } from './run.ts'

/** `node main.ts growth < cases.ndjson > answers.ndjson` */
const streams = { input: process.stdin, output: process.stdout, complaints: process.stderr }
process.exitCode = await runCalculator(process.argv[2] ?? '', streams)
