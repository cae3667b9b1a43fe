/**
 * Characters the Noto files draw with the glyph of a commoner one: Kangxi and supplementary radicals (⽅ and 方), the
 * figure dash. A PDF knows glyphs only, and Chromium names a glyph after its first character: 方 would be found,
 * copied and read aloud as the radical ⽅.
 */
const SHADOWS: readonly (readonly [first: number, last: number])[] = [
  [0x2012, 0x2012],
  [0x2e80, 0x2fdf],
]

interface Run {
  first: number
  last: number
  glyph: number
}

/** The TrueType file without the characters that shadow others; the file on disk stays as its makers made it. */
export function withoutShadows(font: Buffer): Buffer {
  const entry = tableEntry(font, 'cmap')
  const cmap = font.subarray(
    font.readUInt32BE(entry + 8),
    font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12),
  )
  const fullUnicode = subtableOffset(cmap, 12)
  if (fullUnicode === null) return font
  const table = cmapOf(runsWithoutShadows(readRuns(cmap, fullUnicode)))
  // The new table goes to the end; the directory, alone, is changed in the copy.
  const start = (font.length + 3) & ~3
  const mended = Buffer.alloc(start + table.length)
  font.copy(mended)
  table.copy(mended, start)
  mended.writeUInt32BE(start, entry + 8)
  mended.writeUInt32BE(table.length, entry + 12)
  return mended
}

function tableEntry(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4)
  for (let entry = 12; entry < 12 + 16 * count; entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return entry
  }
  throw new Error(`font without ${tag} table`)
}

function subtableOffset(cmap: Buffer, format: number): number | null {
  const count = cmap.readUInt16BE(2)
  for (let index = 0; index < count; index++) {
    const offset = cmap.readUInt32BE(4 + 8 * index + 4)
    if (cmap.readUInt16BE(offset) === format) return offset
  }
  return null
}

function readRuns(cmap: Buffer, offset: number): Run[] {
  return Array.from({ length: cmap.readUInt32BE(offset + 12) }, (_, index) => {
    const at = offset + 16 + 12 * index
    return { first: cmap.readUInt32BE(at), last: cmap.readUInt32BE(at + 4), glyph: cmap.readUInt32BE(at + 8) }
  })
}

function runsWithoutShadows(runs: readonly Run[]): Run[] {
  return SHADOWS.reduce<Run[]>(
    (rest, [first, last]) =>
      rest
        .flatMap(run => [
          { ...run, last: Math.min(run.last, first - 1) },
          {
            first: Math.max(run.first, last + 1),
            last: run.last,
            glyph: run.glyph + Math.max(0, last + 1 - run.first),
          },
        ])
        .filter(run => run.first <= run.last),
    [...runs],
  )
}

/** A cmap table of one subtable, platform 3 (Windows), encoding 10 (all of Unicode), format 12. */
function cmapOf(runs: readonly Run[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * runs.length)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + 12 * runs.length, 16)
  table.writeUInt32BE(runs.length, 24)
  runs.forEach((run, index) => {
    const at = 28 + 12 * index
    table.writeUInt32BE(run.first, at)
    table.writeUInt32BE(run.last, at + 4)
    table.writeUInt32BE(run.glyph, at + 8)
  })
  return table
}
