/** The header by which a program tells of which operation its request is part. Source: W3C Trace Context, 3.2 "traceparent". */

export type TraceParent = { readonly traceId: string; readonly spanId: string }

/** Null for a header that is not there or not as it should be: the request then stands by itself. */
export function readTraceParent(header: string | undefined): TraceParent | null {
  // A version after 00 may add fields behind; ff is no version.
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/.exec(header ?? '')
  const [, version, traceId = '', spanId = '', more] = match ?? []
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return null
  return /^0+$/.test(traceId) || /^0+$/.test(spanId) ? null : { traceId, spanId }
}
