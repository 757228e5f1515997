import { parentPort, workerData } from 'node:worker_threads'
import { answerBytes } from './answer-bytes.ts'
import { openCalculator } from '../registry.ts'

/** The second thread of a bulk run: gets blocks of lines, gives blocks of answers. Messages keep their order. */
export type BlockRequest = { readonly place: number; readonly bytes: Uint8Array }
export type BlockAnswer = { readonly place: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly errors: number }

const port = parentPort
const calculator = await openCalculator(String(workerData))
if (!port || !calculator) throw new Error('This module runs as a worker with the name of a calculator.')
port.on('message', ({ place, bytes }: BlockRequest) => {
  const answer: BlockAnswer = { place, ...answerBytes(calculator, bytes) }
  port.postMessage(answer, [answer.bytes.buffer])
})
port.postMessage('ready')
