/**
 * Figures for a monitor, in the text format of Prometheus (version 0.0.4). A label holds the pattern of a route, the name of a
 * job or a status: never an address, an id, a centre or a person. So a figure tells how the machine does, not who came.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

type Labels = Readonly<Record<string, string | number>>
export type Figure = {
  readonly name: string
  readonly help: string
  readonly values: readonly { readonly labels: Labels; readonly value: number }[]
}

/** Seconds; the last one is "more". */
const steps = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

type Times = { readonly counts: number[]; sum: number; count: number }

export class Metrics {
  readonly #requests = new Map<string, number>()
  readonly #requestTimes = new Map<string, Times>()
  readonly #jobs = new Map<string, number>()
  readonly #jobTimes = new Map<string, Times>()
  readonly #delay = monitorEventLoopDelay({ resolution: 20 })

  constructor() {
    this.#delay.enable()
  }

  request(method: string, route: string, status: number, seconds: number): void {
    count(this.#requests, labelled({ method: methods.has(method) ? method : 'other', route, status }))
    time(this.#requestTimes, labelled({ route }), seconds)
  }

  job(name: string, outcome: 'done' | 'failed', seconds: number): void {
    count(this.#jobs, labelled({ job: name, outcome }))
    time(this.#jobTimes, labelled({ job: name }), seconds)
  }

  /** Everything counted, what the process itself knows, and the figures that were read just now. */
  text(readNow: readonly Figure[]): string {
    const usage = process.cpuUsage()
    const own: Figure[] = [
      one('process_cpu_seconds_total', 'Processor time used.', (usage.user + usage.system) / 1e6),
      one('process_resident_memory_bytes', 'Memory in use.', process.memoryUsage.rss()),
      one('process_start_time_seconds', 'When the process began.', Math.round(Date.now() / 1000 - process.uptime())),
      one(
        'opencjg_event_loop_delay_seconds',
        'How late the process comes to its work, 99 of 100 times at most.',
        this.#delay.percentile(99) / 1e9,
      ),
    ]
    return [
      ...counters('opencjg_requests_total', 'Requests answered.', this.#requests),
      ...histogram('opencjg_request_seconds', 'Time until the answer.', this.#requestTimes),
      ...counters('opencjg_jobs_total', 'Jobs run.', this.#jobs),
      ...histogram('opencjg_job_seconds', 'Time a job took.', this.#jobTimes),
      ...[...own, ...readNow].flatMap(gauge),
      '',
    ].join('\n')
  }
}

export const one = (name: string, help: string, value: number): Figure => ({ name, help, values: [{ labels: {}, value }] })

function labelled(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${String(value).replaceAll(/[\\"\n]/g, '_')}"`)
  return parts.join(',')
}

function count(into: Map<string, number>, labels: string): void {
  into.set(labels, (into.get(labels) ?? 0) + 1)
}

function time(into: Map<string, Times>, labels: string, seconds: number): void {
  const times = into.get(labels) ?? { counts: steps.map(() => 0), sum: 0, count: 0 }
  into.set(labels, times)
  for (const [at, step] of steps.entries()) if (seconds <= step) times.counts[at] = (times.counts[at] ?? 0) + 1
  times.sum += seconds
  times.count += 1
}

const header = (name: string, help: string, type: string): string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]

function counters(name: string, help: string, values: ReadonlyMap<string, number>): string[] {
  return [...header(name, help, 'counter'), ...[...values].map(([labels, value]) => `${name}{${labels}} ${value}`)]
}

function histogram(name: string, help: string, values: ReadonlyMap<string, Times>): string[] {
  const lines = [...values].flatMap(([labels, { counts, sum, count: all }]) => [
    ...steps.map((step, at) => `${name}_bucket{${labels},le="${step}"} ${counts[at] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${all}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${all}`,
  ])
  return [...header(name, help, 'histogram'), ...lines]
}

function gauge({ name, help, values }: Figure): string[] {
  const type = name.endsWith('_total') ? 'counter' : 'gauge'
  return [
    ...header(name, help, type),
    ...values.map(({ labels, value }) => `${name}${Object.keys(labels).length === 0 ? '' : `{${labelled(labels)}}`} ${value}`),
  ]
}
