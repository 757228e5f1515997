import { parentPort, workerData } from 'node:worker_threads'
import type { JsonBytes } from '../../core/json-bytes.ts'
import { answerBytes } from './answer-bytes.ts'
import { openCalculator } from '../registry.ts'

/**
 * The second thread of a bulk run: gets blocks of lines, gives blocks of answers. Messages keep their order. The memory for the answers
 * comes with the lines and goes back with the answers, so that a run of millions uses the same few buffers.
 */
export type BlockRequest = { readonly place: number; readonly lines: Uint8Array; readonly room: Uint8Array<ArrayBuffer> }
export type BlockAnswer = { readonly place: number; readonly answers: JsonBytes; readonly errors: number }

const port = parentPort
const calculator = await openCalculator(String(workerData))
if (!port || !calculator) throw new Error('This module runs as a worker with the name of a calculator.')
port.on('message', ({ place, lines, room }: BlockRequest) => {
  const answers = { bytes: room, at: 0 }
  const answer: BlockAnswer = { place, errors: answerBytes(calculator, lines, answers), answers }
  port.postMessage(answer, [answers.bytes.buffer])
})
port.postMessage('ready')
