import { install, runPinned } from './setup.mjs'

// Everything but the journeys: what a commit must pass.
install('develop')
runPinned('scripts/run-tests.ts', ['--without-journeys', ...process.argv.slice(2)])
