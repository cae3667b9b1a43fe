import type { Pieces } from './pieces'

/** Bytes of one value by its type; others are not counted. */
const widths: Readonly<Record<number, number>> = { 3: 2, 4: 4, 16: 8 }
const [stripOffsets, stripBytes, tileOffsets, tileBytes] = [273, 279, 324, 325]
const mostPages = 10_000
/** Of one page. */
const mostFields = 1000
const mostStrips = 100_000

/**
 * Whether the list of every page of a TIFF, and the strips or tiles each names, lie within the file. BigTIFF is the same
 * with longer numbers. What cannot be read as a list says nothing.
 */
export async function tiffEnds({ size, read }: Pieces): Promise<boolean> {
  const head = await read(0, 16)
  if (head.length < 16) return false
  const little = head.toString('latin1', 0, 2) === 'II'
  const big = (little ? head.readUInt16LE(2) : head.readUInt16BE(2)) === 43
  const [wide, entry, count] = big ? [8, 20, 8] : [4, 12, 2]
  const number = (bytes: Buffer, at: number, length: number): number => {
    if (length === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
    return little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length)
  }

  /** The numbers of a field, wherever they lie; null when that is behind the end. */
  const numbers = async (fields: Buffer, at: number): Promise<number[] | null> => {
    const width = widths[number(fields, at + 2, 2)] ?? 0
    const many = number(fields, at + 4, wide)
    if (width === 0 || many > mostStrips) return []
    const from = at + 4 + wide
    const apart = many * width > wide
    const place = apart ? number(fields, from, wide) : 0
    if (place + (apart ? many * width : 0) > size) return null
    const bytes = apart ? await read(place, many * width) : fields.subarray(from, from + many * width)
    return Array.from({ length: many }, (_, index) => number(bytes, index * width, width))
  }

  let at = number(head, big ? 8 : 4, wide)
  for (let page = 0; page < mostPages && at !== 0; page++) {
    if (at + count > size) return false
    const many = number(await read(at, count), 0, count)
    if (many > mostFields) return true
    const fields = await read(at + count, many * entry + wide)
    if (fields.length < many * entry + wide) return false
    const lists = new Map<number, number[]>()
    for (let field = 0; field < many; field++) {
      const tag = number(fields, field * entry, 2)
      if (![stripOffsets, stripBytes, tileOffsets, tileBytes].includes(tag)) continue
      const values = await numbers(fields, field * entry)
      if (values === null) return false
      lists.set(tag, values)
    }
    for (const [offsets, lengths] of [
      [stripOffsets, stripBytes],
      [tileOffsets, tileBytes],
    ] as const) {
      const long = lists.get(lengths) ?? []
      if ((lists.get(offsets) ?? []).some((from, index) => from + (long[index] ?? 0) > size)) return false
    }
    at = number(fields, many * entry, wide)
  }
  return true
}
