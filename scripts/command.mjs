import { install, runPinned } from './setup.mjs'

const [name, ...rest] = process.argv.slice(2)
install('run')
// The calculators know no installation: no database, no keys, no configuration.
if (name === 'calc') runPinned('packages/calculators/src/bulk/cli/main.ts', rest)
else runPinned('src/cli.ts', process.argv.slice(2))
