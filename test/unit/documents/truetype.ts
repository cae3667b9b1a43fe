/** An independent reading of TrueType files, to judge what the product makes of them. */
export function tableOf(font: Buffer, tag: string): Buffer {
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    if (font.toString('latin1', entry, entry + 4) !== tag) continue
    const start = font.readUInt32BE(entry + 8)
    return font.subarray(start, start + font.readUInt32BE(entry + 12))
  }
  throw new Error(`no ${tag}`)
}

/** Character → glyph, from the cmap of format 12. */
export function charactersOf(font: Buffer): Map<number, number> {
  const cmap = tableOf(font, 'cmap')
  const found = new Map<number, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index))
    if (table.readUInt16BE(0) !== 12) continue
    for (let group = 0; group < table.readUInt32BE(12); group++) {
      const at = 16 + 12 * group
      const [first, last, glyph] = [
        table.readUInt32BE(at),
        table.readUInt32BE(at + 4),
        table.readUInt32BE(at + 8),
      ]
      for (let code = first; code <= last; code++) found.set(code, glyph + code - first)
    }
  }
  return found
}

export function outlineOf(font: Buffer, glyph: number): Buffer {
  const loca = tableOf(font, 'loca')
  const long = tableOf(font, 'head').readInt16BE(50) === 1
  const at = (index: number) => (long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index))
  return tableOf(font, 'glyf').subarray(at(glyph), at(glyph + 1))
}

/** Advance and left bearing. */
export function metricsOf(font: Buffer, glyph: number): [number, number] {
  const longMetrics = tableOf(font, 'hhea').readUInt16BE(34)
  const hmtx = tableOf(font, 'hmtx')
  const bearing = glyph < longMetrics ? 4 * glyph + 2 : 4 * longMetrics + 2 * (glyph - longMetrics)
  return [hmtx.readUInt16BE(4 * Math.min(glyph, longMetrics - 1)), hmtx.readInt16BE(bearing)]
}
