/** Cuts a stream of bytes into blocks of whole lines, so that memory stays flat however long the stream or a line is. */
export type LineBlock = { readonly kind: 'lines'; readonly bytes: Uint8Array } | { readonly kind: 'too-long' }

export type LineCutter = {
  /** Takes bytes and gives the blocks that are complete. */
  readonly push: (chunk: Uint8Array) => LineBlock[]
  /** The last line, when it had no line end. */
  readonly end: () => LineBlock[]
}

const LINE_END = 10

export function newLineCutter(blockSize: number, longestLine: number): LineCutter {
  let kept: Uint8Array[] = []
  let size = 0
  let isSkipping = false

  function take(): LineBlock[] {
    if (size === 0) return []
    const bytes = kept.length === 1 ? kept[0]! : joined(kept, size)
    kept = []
    size = 0
    return [{ kind: 'lines', bytes }]
  }

  function keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    kept.push(bytes)
    size += bytes.length
  }

  /** Whole lines of what is kept, when the line that is still open has grown too long. */
  function dropLongLine(): LineBlock[] {
    const bytes = joined(kept, size)
    const end = bytes.lastIndexOf(LINE_END) + 1
    if (size - end <= longestLine) {
      kept = [bytes]
      return []
    }
    isSkipping = true
    kept = [bytes.subarray(0, end)]
    size = end
    return [...take(), { kind: 'too-long' }]
  }

  return {
    push(chunk) {
      let rest = chunk
      if (isSkipping) {
        const end = rest.indexOf(LINE_END)
        if (end < 0) return []
        isSkipping = false
        rest = rest.subarray(end + 1)
      }
      const end = rest.lastIndexOf(LINE_END) + 1
      if (end === 0) {
        keep(rest)
        return size > longestLine ? dropLongLine() : []
      }
      keep(rest.subarray(0, end))
      const blocks = size >= blockSize ? take() : []
      keep(rest.subarray(end))
      return blocks
    },
    end() {
      isSkipping = false
      return take()
    },
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
