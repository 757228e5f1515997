// Takes the built files away, so that nothing of an earlier build is published.
import { rmSync } from 'node:fs'

rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })
