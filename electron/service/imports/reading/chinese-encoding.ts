export type ChineseEncoding = 'gb18030' | 'big5'

/** Enough characters to tell one encoding from the other by how common they are. */
const FEWEST = 4
const MOSTLY = 0.8
const READABLE = 0.5

/**
 * Whether a text that is not UTF-8 is of the mainland (GB18030) or of Taiwan and Hong Kong (Big5): bytes of either are
 * mostly characters of the other as well, but then of those that hardly anybody writes. Null where they are rare in both:
 * the text is some other encoding, and read as Chinese it would be garbled.
 */
export function chineseEncoding(bytes: Buffer): ChineseEncoding | null {
  const gb = shareOfCommon(bytes, GB)
  const big5 = shareOfCommon(bytes, BIG5)
  if (gb.count < FEWEST && big5.count < FEWEST) return 'gb18030'
  if (big5.share >= MOSTLY && big5.share > gb.share) return 'big5'
  return gb.share >= READABLE ? 'gb18030' : null
}

interface Layout {
  isPair(lead: number, trail: number): boolean
  /** The levels in which the encoding keeps its everyday characters, and its punctuation. */
  isCommon(lead: number, trail: number): boolean
}

const GB: Layout = {
  isPair: (lead, trail) => lead >= 0x81 && trail >= 0x40,
  isCommon: (lead, trail) =>
    trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)),
}
const BIG5: Layout = {
  isPair: (lead, trail) => lead >= 0x81 && (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e)),
  isCommon: lead => lead >= 0xa1 && lead <= 0xc6,
}

function shareOfCommon(bytes: Buffer, { isPair, isCommon }: Layout): { count: number; share: number } {
  let count = 0
  let common = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    count += 1
    if (!isPair(lead, trail)) continue
    if (isCommon(lead, trail)) common += 1
    at += 1
  }
  return { count, share: count === 0 ? 0 : common / count }
}
