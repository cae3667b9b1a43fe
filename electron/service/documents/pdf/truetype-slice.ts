/** Offsets of the tables of a TrueType file within its bytes. */
type Tables = ReadonlyMap<string, Buffer>

/** What a PDF viewer needs of an embedded TrueType font whose characters are numbered by the PDF itself. */
const COPIED = ['cvt ', 'fpgm', 'prep'] as const

const MORE_COMPONENTS = 0x20

export interface TrueTypeSlice {
  font: Uint8Array
  /** Glyphs of the source in the order of the slice: `glyphs[0]` is 0, the sign for a missing character. */
  glyphs: readonly number[]
}

/** A TrueType file cut down to some glyphs, renumbered from 1; `null` if the file is not what it should be. */
export function sliceTrueType(file: Uint8Array, wanted: Iterable<number>): TrueTypeSlice | null {
  const tables = readTables(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  const [head, hhea, maxp] = [tables.get('head'), tables.get('hhea'), tables.get('maxp')]
  const [hmtx, loca, glyf] = [tables.get('hmtx'), tables.get('loca'), tables.get('glyf')]
  if (!head || !hhea || !maxp || !hmtx || !loca || !glyf) return null

  const outlineOf = outlines(glyf, loca, head.readInt16BE(50) === 1, maxp.readUInt16BE(4))
  const glyphs = closedUnderComponents(wanted, outlineOf)
  const place = new Map(glyphs.map((glyph, index) => [glyph, index]))
  const parts = glyphs.map(glyph => renumbered(outlineOf(glyph), place))

  const slicedLoca = Buffer.alloc(4 * (glyphs.length + 1))
  let end = 0
  parts.forEach((part, index) => {
    end += part.length
    slicedLoca.writeUInt32BE(end, 4 * (index + 1))
  })
  return {
    glyphs,
    font: assemble([
      ...COPIED.flatMap(tag => (tables.has(tag) ? [[tag, tables.get(tag) as Buffer] as const] : [])),
      ['glyf', Buffer.concat(parts)],
      ['head', patched(head, copy => copy.writeInt16BE(1, 50))],
      ['hhea', patched(hhea, copy => copy.writeUInt16BE(glyphs.length, 34))],
      ['hmtx', metricsOf(glyphs, hmtx, hhea.readUInt16BE(34))],
      ['loca', slicedLoca],
      ['maxp', patched(maxp, copy => copy.writeUInt16BE(glyphs.length, 4))],
    ]),
  }
}

function readTables(file: Buffer): Tables {
  const tables = new Map<string, Buffer>()
  if (file.length < 12) return tables
  const count = file.readUInt16BE(4)
  for (let entry = 12; entry < 12 + 16 * count && entry + 16 <= file.length; entry += 16) {
    const start = file.readUInt32BE(entry + 8)
    tables.set(
      file.toString('latin1', entry, entry + 4),
      file.subarray(start, start + file.readUInt32BE(entry + 12)),
    )
  }
  return tables
}

type OutlineOf = (glyph: number) => Buffer

function outlines(glyf: Buffer, loca: Buffer, long: boolean, count: number): OutlineOf {
  const offset = (index: number): number =>
    long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index)
  return glyph => (glyph < count ? glyf.subarray(offset(glyph), offset(glyph + 1)) : Buffer.alloc(0))
}

/** Positions, within an outline made of other glyphs, of their numbers. */
function componentPositions(outline: Buffer): number[] {
  const positions: number[] = []
  if (outline.length < 12 || outline.readInt16BE(0) >= 0) return positions
  let flags = MORE_COMPONENTS
  for (let at = 10; flags & MORE_COMPONENTS; ) {
    flags = outline.readUInt16BE(at)
    positions.push(at + 2)
    const scales = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    at += 4 + (flags & 0x01 ? 4 : 2) + scales
  }
  return positions
}

function closedUnderComponents(wanted: Iterable<number>, outlineOf: OutlineOf): number[] {
  const all = new Set([0, ...wanted])
  for (const glyph of all) {
    const outline = outlineOf(glyph)
    for (const position of componentPositions(outline)) all.add(outline.readUInt16BE(position))
  }
  return [...all].sort((a, b) => a - b)
}

function renumbered(outline: Buffer, place: ReadonlyMap<number, number>): Buffer {
  const positions = componentPositions(outline)
  const even = outline.length % 2 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(1)])
  if (positions.length === 0) return even
  return patched(even, copy => {
    for (const position of positions)
      copy.writeUInt16BE(place.get(outline.readUInt16BE(position)) ?? 0, position)
  })
}

function metricsOf(glyphs: readonly number[], hmtx: Buffer, longMetrics: number): Buffer {
  const metrics = Buffer.alloc(4 * glyphs.length)
  glyphs.forEach((glyph, index) => {
    const last = Math.min(glyph, longMetrics - 1)
    const bearing = glyph < longMetrics ? 4 * glyph + 2 : 4 * longMetrics + 2 * (glyph - longMetrics)
    if (bearing + 2 > hmtx.length) return
    metrics.writeUInt16BE(hmtx.readUInt16BE(4 * last), 4 * index)
    metrics.writeInt16BE(hmtx.readInt16BE(bearing), 4 * index + 2)
  })
  return metrics
}

function patched(table: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(table)
  change(copy)
  return copy
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  const rest = table.length % 4
  if (rest > 0) sum = (sum + table.readUIntBE(table.length - rest, rest) * 256 ** (4 - rest)) >>> 0
  return sum
}

/** Tables, already in the order of their tags, as a font file. */
function assemble(tables: readonly (readonly [tag: string, table: Buffer])[]): Uint8Array {
  const directory = 12 + 16 * tables.length
  const size = tables.reduce((sum, [, table]) => sum + ((table.length + 3) & ~3), directory)
  const file = Buffer.alloc(size)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  file.writeUInt32BE(0x00010000, 0)
  file.writeUInt16BE(tables.length, 4)
  file.writeUInt16BE(16 * power, 6)
  file.writeUInt16BE(Math.log2(power), 8)
  file.writeUInt16BE(16 * (tables.length - power), 10)
  let start = directory
  tables.forEach(([tag, table], index) => {
    const entry = 12 + 16 * index
    file.write(tag, entry, 'latin1')
    file.writeUInt32BE(checksum(table), entry + 4)
    file.writeUInt32BE(start, entry + 8)
    file.writeUInt32BE(table.length, entry + 12)
    table.copy(file, start)
    start += (table.length + 3) & ~3
  })
  return file
}
