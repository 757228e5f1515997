/**
 * The search behind `row-order.ts`, on numbers: it tries hundreds of orders, so it makes no lists while it counts what one costs.
 */
type NumberedNet = { readonly tops: readonly (readonly number[])[]; readonly bottoms: readonly number[]; readonly weight: number }
type NumberedBlock = readonly number[]
type Pull = { readonly to: number; readonly weight: number }

export type SearchQuestion = {
  readonly rows: readonly (readonly NumberedBlock[])[]
  /** By the row that they hang over. */
  readonly nets: readonly (readonly NumberedNet[])[]
  readonly homes: readonly ReadonlySet<number>[]
  readonly birth: readonly number[]
}

/** What one fault costs, in steps that a line is longer. */
const price = { crossing: 12, againstBirth: 30, splitHome: 14, homeAside: 4 }
/** How far a block is moved at once. */
const furthest = 3

export class OrderSearch {
  readonly rows: NumberedBlock[][]
  readonly #nets: SearchQuestion['nets']
  readonly #homes: SearchQuestion['homes']
  readonly #birth: readonly number[]
  /** How far from the middle of the row; all rows share one middle. */
  readonly #place: Float64Array
  /** Ends of the lines over one row, to count crossings. */
  readonly #ends: { net: number; top: number; bottom: number }[] = []

  constructor({ rows, nets, homes, birth }: SearchQuestion) {
    this.rows = rows.map((row) => [...row])
    this.#nets = nets
    this.#homes = homes
    this.#birth = birth
    this.#place = new Float64Array(birth.length)
    const eldest = (block: NumberedBlock): number => Math.min(...block.map((spot) => birth[spot] ?? Infinity))
    for (const row of this.rows) {
      row.sort((one, other) => eldest(one) - eldest(other) || 0)
      this.#settle(row)
    }
  }

  #settle(row: readonly NumberedBlock[]): void {
    let count = 0
    for (const block of row) count += block.length
    let at = -(count - 1) / 2
    for (const block of row)
      for (const spot of block) {
        this.#place[spot] = at
        at += 1
      }
  }

  #at(spot: number | undefined): number {
    return this.#place[spot ?? -1] ?? 0
  }

  #middle(spots: readonly number[]): number {
    let sum = 0
    for (const spot of spots) sum += this.#at(spot)
    return sum / Math.max(1, spots.length)
  }

  /** A first order: each block under, then above, the middle of those it belongs to. */
  sweep(): void {
    const last = this.rows.length - 1
    for (let turn = 0; turn < 2; turn += 1) {
      for (let at = 1; at <= last; at += 1) this.#sort(at, (spot) => this.#pullUp(at, spot))
      for (let at = last - 1; at >= 0; at -= 1) this.#sort(at, (spot) => this.#pullDown(at, spot))
    }
    for (let at = 1; at <= last; at += 1) this.#sort(at, (spot) => this.#pullUp(at, spot))
  }

  #pullUp(at: number, spot: number): Pull[] {
    return (this.#nets[at] ?? [])
      .filter(({ tops, bottoms }) => tops.length > 0 && bottoms.includes(spot))
      .map(({ tops, weight }) => ({ to: this.#middle(tops.flat()), weight }))
  }

  #pullDown(at: number, spot: number): Pull[] {
    return (this.#nets[at + 1] ?? [])
      .filter(({ tops }) => tops.some((top) => top.includes(spot)))
      .map(({ bottoms, weight }) => ({ to: this.#middle(bottoms), weight }))
  }

  #sort(at: number, pullOn: (spot: number) => readonly Pull[]): void {
    const row = this.rows[at] ?? []
    const wish = new Map<NumberedBlock, number>()
    for (const block of row) {
      const pulls = block.flatMap(pullOn)
      const weight = pulls.reduce((sum, one) => sum + one.weight, 0)
      wish.set(block, weight > 0 ? pulls.reduce((sum, one) => sum + one.to * one.weight, 0) / weight : this.#middle(block))
    }
    row.sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0))
    this.#settle(row)
  }

  /** Tries in each row to turn a block round and to move it elsewhere; keeps what costs less, and tells whether anything did. */
  improve(): boolean {
    let isBetter = false
    for (let at = 0; at < this.rows.length; at += 1) {
      let cost = this.#costOf(at)
      const attempt = (changed: NumberedBlock[]): void => {
        const before = this.rows[at] ?? []
        this.rows[at] = changed
        this.#settle(changed)
        const now = this.#costOf(at)
        if (now < cost - 1e-9) {
          cost = now
          isBetter = true
          return
        }
        this.rows[at] = before
        this.#settle(before)
      }
      const count = this.rows[at]?.length ?? 0
      for (let i = 0; i < count; i += 1) {
        if ((this.rows[at]?.[i]?.length ?? 0) > 1) attempt(this.#turned(at, i))
        for (let step = 1; step <= furthest; step += 1) {
          if (i + step < count) attempt(this.#moved(at, i, i + step))
          if (step > 1 && i - step >= 0) attempt(this.#moved(at, i, i - step))
        }
      }
    }
    return isBetter
  }

  #turned(at: number, i: number): NumberedBlock[] {
    return (this.rows[at] ?? []).map((block, j) => (i === j ? block.toReversed() : block))
  }

  #moved(at: number, from: number, to: number): NumberedBlock[] {
    const changed = [...(this.rows[at] ?? [])]
    changed.splice(to, 0, ...changed.splice(from, 1))
    return changed
  }

  /** All that depends on the order of one row. */
  #costOf(at: number): number {
    return this.#costOfLines(at) + this.#costOfLines(at + 1) + this.#costAgainstBirth(at) + this.#costOfHomes(at)
  }

  #costOfLines(at: number): number {
    const ends = this.#ends
    let cost = 0
    let count = 0
    let net = 0
    for (const { tops, bottoms } of this.#nets[at] ?? []) {
      net += 1
      if (tops.length === 0) cost += this.#spread(bottoms)
      for (const top of tops) {
        const from = this.#middle(top)
        for (const spot of bottoms) {
          const end = (ends[count] ??= { net: 0, top: 0, bottom: 0 })
          end.net = net
          end.top = from
          end.bottom = this.#at(spot)
          cost += Math.abs(from - end.bottom) / (tops.length * bottoms.length)
          count += 1
        }
      }
    }
    for (let i = 0; i < count; i += 1) {
      const one = ends[i]
      if (one === undefined) break
      for (let j = i + 1; j < count; j += 1) {
        const other = ends[j]
        if (other && one.net !== other.net && (one.top - other.top) * (one.bottom - other.bottom) < 0) cost += price.crossing
      }
    }
    return cost
  }

  #spread(spots: readonly number[]): number {
    let least = Infinity
    let most = -Infinity
    for (const spot of spots) {
      least = Math.min(least, this.#at(spot))
      most = Math.max(most, this.#at(spot))
    }
    return most - least
  }

  #costAgainstBirth(at: number): number {
    let cost = 0
    for (const { bottoms } of this.#nets[at] ?? [])
      for (let i = 0; i < bottoms.length; i += 1)
        for (let j = i + 1; j < bottoms.length; j += 1) {
          const isElder = (this.#birth[bottoms[i] ?? -1] ?? 0) < (this.#birth[bottoms[j] ?? -1] ?? 0)
          if (isElder !== this.#at(bottoms[i]) < this.#at(bottoms[j])) cost += price.againstBirth
        }
    return cost
  }

  /** Members of one home with others between them, and on rows that follow each other aside from each other. */
  #costOfHomes(at: number): number {
    let cost = 0
    for (const home of this.#homes) {
      let runs = 0
      let wasIn = false
      let least = Infinity
      let most = -Infinity
      for (const block of this.rows[at] ?? [])
        for (const spot of block) {
          const isIn = home.has(spot)
          if (isIn && !wasIn) runs += 1
          wasIn = isIn
          if (!isIn) continue
          least = Math.min(least, this.#at(spot))
          most = Math.max(most, this.#at(spot))
        }
      if (runs > 1) cost += (runs - 1) * price.splitHome
      if (runs > 0) cost += this.#aside(at - 1, home, least, most) + this.#aside(at + 1, home, least, most)
    }
    return cost
  }

  #aside(at: number, home: ReadonlySet<number>, from: number, to: number): number {
    let least = Infinity
    let most = -Infinity
    for (const block of this.rows[at] ?? [])
      for (const spot of block) {
        if (!home.has(spot)) continue
        least = Math.min(least, this.#at(spot))
        most = Math.max(most, this.#at(spot))
      }
    const aside = most < least ? 0 : Math.max(from - most, least - to)
    return aside > 0.5 ? aside * price.homeAside : 0
  }
}
