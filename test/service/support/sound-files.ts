/** The smallest whole file of each kind that offices file. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** A segment with a preview that ends like a picture of its own, then the picture itself. */
const jpegHead = Buffer.from('ffd8ffe1000a4578696600ffd900ffda0004aabb', 'hex')
export const jpeg = Buffer.concat([
  jpegHead,
  Buffer.from('11ff0022'.repeat(50), 'hex'),
  Buffer.from('ffd9', 'hex'),
])
export const webp = Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(8)])
export const gif = Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.alloc(40, 7), Buffer.from('\0;')])
export const pdf = Buffer.from(`%PDF-1.7\n${'signed '.repeat(20)}\nstartxref\n9\n%%EOF\n`)

/** One page of one strip; the list lies before the strip, as some scanners write it. */
export function tiff(big = false): Buffer {
  const wide = big ? 8 : 4
  const fields = [
    [273, 4, 1, 200],
    [279, 4, 1, 100],
  ] as const
  const at = big ? 16 : 8
  const file = Buffer.alloc(300)
  file.write('II')
  file.writeUInt16LE(big ? 43 : 42, 2)
  if (big) file.writeUInt16LE(8, 4)
  file.writeUIntLE(at, big ? 8 : 4, 4)
  file.writeUInt16LE(fields.length, at)
  fields.forEach(([tag, type, count, value], index) => {
    const place = at + (big ? 8 : 2) + index * (4 + 2 * wide)
    file.writeUInt16LE(tag, place)
    file.writeUInt16LE(type, place + 2)
    file.writeUInt32LE(count, place + 4)
    file.writeUInt32LE(value, place + 4 + wide)
  })
  return file
}

export const bmp = (() => {
  const file = Buffer.alloc(54 + 8 * 4)
  file.write('BM')
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(1, 18)
  // From top to bottom.
  file.writeInt32LE(-8, 22)
  file.writeUInt16LE(24, 28)
  return file
})()

const box = (type: string, content: Buffer) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.length)
  head.write(type, 4)
  return Buffer.concat([head, content])
}
export const heic = Buffer.concat([
  box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')),
  box('meta', Buffer.alloc(40)),
  box('mdat', Buffer.alloc(200)),
])

/** A zip with these names in its list, e.g. `zipOf('word/document.xml')`. */
export function zipOf(...names: string[]): Buffer {
  const entries = names.map(name => {
    const head = Buffer.alloc(46)
    head.write('PK\x01\x02', 0, 'latin1')
    head.writeUInt16LE(Buffer.byteLength(name), 28)
    return Buffer.concat([head, Buffer.from(name)])
  })
  const start = Buffer.from(`PK\x03\x04${'.'.repeat(60)}`, 'latin1')
  const list = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(start.length, 16)
  return Buffer.concat([start, list, end])
}

/** An old Office file with one stream of this name, e.g. `oleOf('WordDocument')`. */
export function oleOf(stream: string): Buffer {
  const file = Buffer.alloc(512 * 4)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(0, 76)
  ;['Root Entry', stream].forEach((name, index) => {
    const at = 512 * 2 + 128 * index
    file.write(name, at, 'utf16le')
    file.writeUInt16LE(2 * name.length + 2, at + 64)
  })
  return file
}
