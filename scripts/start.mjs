import { install, runPinned } from './setup.mjs'

install('run')
runPinned('src/server.ts')
