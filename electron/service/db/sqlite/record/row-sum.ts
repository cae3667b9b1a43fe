import { hash } from 'node:crypto'

/** SHA-256 of a row's image under its table's name, as 32 characters of one byte each. */
export function rowDigest(table: string, image: string): string {
  return hash('sha256', `${table}\n${image}`, 'binary')
}

const limbs = 8
const limbSize = 2 ** 32
/** A limb holds below 2^53: so many digests fit before the carries must be settled. */
const settleAfter = 2 ** 20

/**
 * Sum mod 2^256 of row digests. The order makes no difference, and what was added can be taken away: a table's
 * sum follows its rows without the table being read again.
 */
export class RowSum {
  private readonly parts = new Float64Array(limbs)
  private unsettled = 0
  private text: string | null = null

  constructor(
    hex = '0'.repeat(64),
    /** How many rows are in it. */
    public rows = 0,
  ) {
    for (let at = 0; at < limbs; at++) this.parts[at] = Number.parseInt(hex.slice(at * 8, at * 8 + 8), 16)
  }

  add(digest: string): void {
    this.rows++
    this.apply(digest, 1)
  }

  subtract(digest: string): void {
    this.rows--
    this.apply(digest, -1)
  }

  /** Another sum's rows go in as well, or out. */
  addAll(other: RowSum, sign: 1 | -1 = 1): void {
    other.settle()
    for (let at = 0; at < limbs; at++) this.parts[at] = (this.parts[at] ?? 0) + sign * (other.parts[at] ?? 0)
    this.rows += sign * other.rows
    this.text = null
    this.settle()
  }

  /** 64 hexadecimal digits. */
  hex(): string {
    this.settle()
    this.text ??= Array.from(this.parts, part => part.toString(16).padStart(8, '0')).join('')
    return this.text
  }

  private apply(digest: string, sign: 1 | -1): void {
    for (let at = 0; at < limbs; at++) {
      const from = at * 4
      const limb =
        digest.charCodeAt(from) * 0x1000000 +
        (digest.charCodeAt(from + 1) << 16) +
        (digest.charCodeAt(from + 2) << 8) +
        digest.charCodeAt(from + 3)
      this.parts[at] = (this.parts[at] ?? 0) + sign * limb
    }
    this.text = null
    if (++this.unsettled >= settleAfter) this.settle()
  }

  /** Carries upwards; what leaves the highest limb is the modulus. */
  private settle(): void {
    let carry = 0
    for (let at = limbs - 1; at >= 0; at--) {
      const whole = (this.parts[at] ?? 0) + carry
      carry = Math.floor(whole / limbSize)
      this.parts[at] = whole - carry * limbSize
    }
    this.unsettled = 0
  }
}
