/** `./cjg` as people start it: a process of its own, with what it answers and what it complains of apart. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
export type CjgEnded = { readonly code: number | null; readonly out: string; readonly complaint: string }

/** Runs it in that directory, which is its data directory too. */
export function runCjg(
  dataDir: string,
  args: readonly string[],
  input: string | Buffer = '',
  env: Readonly<Record<string, string>> = {},
): Promise<CjgEnded> {
  const child = spawn(join(root, 'cjg'), args, { cwd: dataDir, env: { ...process.env, DATA_DIR: dataDir, ...env } })
  let [out, complaint] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  // A program that refuses its arguments does not read.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ code, out, complaint })))
}
