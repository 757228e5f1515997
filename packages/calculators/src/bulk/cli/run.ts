import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { JsonBytes } from '../../core/json-bytes.ts'
import type { Calculator } from '../calculator.ts'
import { newLineCutter, type LineBlock } from '../line-blocks.ts'
import { LONGEST_LINE, putTooLong } from '../lines.ts'
import { CALCULATOR_NAMES, openCalculator } from '../registry.ts'
import { answerBytes } from './answer-bytes.ts'
import type { BlockAnswer, BlockRequest } from './block-worker.ts'

/**
 * `calc <name>`: newline-delimited JSON in, newline-delimited JSON out, in order. The main thread reads, computes and writes; a
 * long run gets a second thread, which is given blocks as long as it keeps up. Only a few blocks are ever in memory; the memory of an
 * answer is used again as soon as the output has called back.
 */
export type BulkStreams = { readonly input: Readable; readonly output: Writable; readonly complaints: Writable }

const BLOCK_BYTES = 1 << 16
/** Room for the answers to a block to begin with; it grows where answers are longer. */
const ROOM_BYTES = 1 << 18
const MOST_BLOCKS_AT_WORKER = 2
const MOST_BLOCKS_WAITING = 8

/** Gives the exit code: 0 when every line was answered, 1 when a line had an error, 2 for an unknown calculator. */
export async function runCalculator(name: string, { input, output, complaints }: BulkStreams): Promise<number> {
  const calculator = await openCalculator(name)
  if (!calculator) {
    complaints.write(`There is no calculator "${name}". Choose one of: ${CALCULATOR_NAMES.join(', ')}.\n`)
    return 2
  }
  const run = newRun(name, calculator, output)
  const cutter = newLineCutter(BLOCK_BYTES, LONGEST_LINE)
  try {
    for await (const chunk of input) {
      for (const block of cutter.push(asBytes(chunk))) await run.add(block)
    }
    for (const block of cutter.end()) await run.add(block)
    return (await run.finish()) > 0 ? 1 : 0
  } finally {
    await run.close()
  }
}

function asBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8')
}

/** Some programs put a byte-order mark before the first line; it is no part of it. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

type Run = {
  readonly add: (block: LineBlock) => Promise<void>
  /** Waits until everything is written; gives the number of errors. */
  readonly finish: () => Promise<number>
  readonly close: () => Promise<void>
}

function newRun(name: string, calculator: Calculator, output: Writable): Run {
  const answered = new Map<number, JsonBytes>()
  const rooms: Uint8Array<ArrayBuffer>[] = []
  let added = 0
  let written = 0
  let errors = 0
  let worker: Worker | undefined
  let isReady = false
  let atWorker = 0
  let failure: Error | undefined
  let wake: (() => void) | undefined

  function startWorker(): void {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    worker = new Worker(new URL(`./block-worker.${extension}`, import.meta.url), { workerData: name })
    worker.on('message', (message: BlockAnswer | 'ready') => {
      if (message === 'ready') isReady = true
      else {
        atWorker -= 1
        errors += message.errors
        answered.set(message.place, message.answers)
      }
      wake?.()
    })
    worker.on('error', (error: Error) => {
      failure = error
      wake?.()
    })
  }

  async function write(): Promise<void> {
    for (let answers = answered.get(written); answers !== undefined; answers = answered.get(written)) {
      const { bytes, at } = answers
      answered.delete(written)
      written += 1
      if (!output.write(bytes.subarray(0, at), () => rooms.push(bytes))) await once(output, 'drain')
    }
  }

  /** Memory for the answers to a block: what was written before is used again. */
  function newAnswers(): { bytes: Uint8Array<ArrayBuffer>; at: number } {
    return { bytes: rooms.pop() ?? new Uint8Array(ROOM_BYTES), at: 0 }
  }

  function isBehind(): boolean {
    return written < added
  }

  async function untilNews(): Promise<void> {
    if (failure) throw failure
    await new Promise<void>((resolve) => {
      wake = resolve
    })
    wake = undefined
    await write()
  }

  function refuseLine(place: number): void {
    const answers = newAnswers()
    putTooLong(answers)
    errors += 1
    answered.set(place, answers)
  }

  function answerLines(place: number, lines: Uint8Array): void {
    if (worker && isReady && atWorker < MOST_BLOCKS_AT_WORKER) {
      atWorker += 1
      const request: BlockRequest = { place, lines, room: newAnswers().bytes }
      worker.postMessage(request, [request.room.buffer])
      return
    }
    // A second thread is worth its start from the first full block.
    if (!worker && lines.length >= BLOCK_BYTES && availableParallelism() > 1) startWorker()
    const answers = newAnswers()
    errors += answerBytes(calculator, lines, answers)
    answered.set(place, answers)
  }

  return {
    async add(block) {
      const place = added
      added += 1
      if (block.kind === 'too-long') refuseLine(place)
      else answerLines(place, place === 0 ? withoutMark(block.bytes) : block.bytes)
      await write()
      while (answered.size >= MOST_BLOCKS_WAITING) await untilNews()
    },
    async finish() {
      await write()
      while (isBehind()) await untilNews()
      return errors
    },
    async close() {
      await worker?.terminate()
    },
  }
}
