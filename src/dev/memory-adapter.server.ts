import type { Adapter, AdapterPayload } from 'oidc-provider'

const most = 2000

/** What the development identity provider remembers: in this process, a bounded number, for minutes. A restart forgets it, and people begin again. */
export class MemoryAdapter implements Adapter {
  readonly #kind: string
  readonly #kept: Map<string, { payload: AdapterPayload; until: number }>

  constructor(kind: string, kept: Map<string, { payload: AdapterPayload; until: number }>) {
    this.#kind = kind
    this.#kept = kept
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#kept.delete(this.#key(id))
    this.#kept.set(this.#key(id), { payload, until: Date.now() + (expiresIn ?? 3600) * 1000 })
    for (const [key, { until }] of this.#kept) {
      if (this.#kept.size <= most && until > Date.now()) break
      this.#kept.delete(key)
    }
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.#kept.get(this.#key(id))
    return found !== undefined && found.until > Date.now() ? found.payload : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#values().find((payload) => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#values().find((payload) => payload.userCode === userCode)
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(key)
  }

  #values(): AdapterPayload[] {
    return [...this.#kept]
      .filter(([key, { until }]) => key.startsWith(`${this.#kind}:`) && until > Date.now())
      .map(([, { payload }]) => payload)
  }

  #key(id: string): string {
    return `${this.#kind}:${id}`
  }
}
