import { expect, test } from 'vitest'
import { Metrics, one } from './metrics.server.ts'

test('requests and jobs are counted by pattern, and times fall into every step that is long enough', () => {
  const metrics = new Metrics()
  metrics.request('GET', '/zoeken', 200, 0.01)
  metrics.request('GET', '/zoeken', 200, 0.3)
  metrics.request('BREW', '/zoeken', 405, 20)
  metrics.job('access.seal-audit', 'failed', 0.001)
  const lines = metrics.text([one('opencjg_ready', 'Ready.', 1)]).split('\n')
  for (const line of [
    'opencjg_requests_total{method="GET",route="/zoeken",status="200"} 2',
    'opencjg_requests_total{method="other",route="/zoeken",status="405"} 1',
    'opencjg_request_seconds_bucket{route="/zoeken",le="0.005"} 0',
    'opencjg_request_seconds_bucket{route="/zoeken",le="0.25"} 1',
    'opencjg_request_seconds_bucket{route="/zoeken",le="10"} 2',
    'opencjg_request_seconds_bucket{route="/zoeken",le="+Inf"} 3',
    'opencjg_request_seconds_count{route="/zoeken"} 3',
    'opencjg_jobs_total{job="access.seal-audit",outcome="failed"} 1',
    '# TYPE opencjg_ready gauge',
    'opencjg_ready 1',
  ])
    expect(lines).toContain(line)
})

test('every line is one that a monitor can read', () => {
  const metrics = new Metrics()
  metrics.request('GET', '/a"b\\c\nd', 200, 0.01)
  for (const line of metrics.text([]).trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"\\\n]*",?)+\})? [\d.e+-]+)$/)
})
