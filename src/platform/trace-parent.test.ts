import { expect, test } from 'vitest'
import { readTraceParent } from './trace-parent.ts'

const [trace, span] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']

test('a header of W3C Trace Context names the trace and the operation', () => {
  expect(readTraceParent(`00-${trace}-${span}-01`)).toEqual({ traceId: trace, spanId: span })
  expect(readTraceParent(`01-${trace}-${span}-01-more`)).toEqual({ traceId: trace, spanId: span })
})

test.each([
  undefined,
  '',
  `ff-${trace}-${span}-01`,
  `00-${trace}-${span}-01-more`,
  `00-${trace.toUpperCase()}-${span}-01`,
  `00-${'0'.repeat(32)}-${span}-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `00-${trace}-${span}`,
  `${trace}-${span}`,
])('a header that is not as it should be counts as none: %s', (header) => {
  expect(readTraceParent(header)).toBeNull()
})
