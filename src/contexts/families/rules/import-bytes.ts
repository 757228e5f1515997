/** A file as it was sent, as text: CSV in UTF-8 and nothing else. What it is instead is told, so that somebody knows how to save it. */
import { err, ok, type Result } from '#platform/result.ts'

export type NoText = 'no-file' | 'spreadsheet' | 'other-encoding' | 'no-text'

/** 5,000 lines of long names fit well. */
export const mostImportBytes = 2 * 1024 * 1024

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, i) => bytes[i] === sign)
/** A zip (xlsx, ods) and the older xls. */
const spreadsheets = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]
const otherMarks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

export function textOfImport(bytes: Uint8Array): Result<string, NoText> {
  if (bytes.length === 0) return err('no-file')
  if (spreadsheets.some((signs) => begins(bytes, signs))) return err('spreadsheet')
  if (otherMarks.some((signs) => begins(bytes, signs))) return err('other-encoding')
  if (bytes.includes(0)) return err('no-text')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // The only thing that decoding throws: bytes that are no UTF-8, such as an é of Windows.
    return err('other-encoding')
  }
}
