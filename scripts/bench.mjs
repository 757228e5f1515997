import { install, runPinned } from './setup.mjs'

install('develop')
runPinned('bench/run.ts', process.argv.slice(2))
