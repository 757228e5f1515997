import { install, runPinned } from './setup.mjs'

install('run')
runPinned('src/cli.ts', process.argv.slice(2))
