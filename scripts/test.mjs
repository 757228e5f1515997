import { install, runPinned } from './setup.mjs'

install('develop')
runPinned('scripts/run-tests.ts', process.argv.slice(2))
