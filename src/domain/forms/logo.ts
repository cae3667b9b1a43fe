/** How large the picture of a logo may be, in bytes: it is in the book and in every file that is printed. */
export const mostLogoBytes = 256 * 1024
/** And in pixels, either way: 1200 are 300 to the inch at ten centimetres. */
export const mostLogoSide = 1200

export interface LogoSize {
  width: number
  height: number
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** What a picture needs to be drawn; texts, times and everything private to a program is left outside. */
const chunks = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'IDAT', 'IEND'])

/**
 * Width and height of a PNG, in pixels; null for anything else: another kind of file, one that is cut off or has
 * something behind its end, one with chunks that no drawing needs, one beyond the sizes above.
 */
export function logoSize(bytes: Uint8Array): LogoSize | null {
  if (bytes.length > mostLogoBytes || signature.some((byte, at) => bytes[at] !== byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size: LogoSize | null = null
  let drawn = false
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const end = at + 12 + length
    if (!chunks.has(name) || end > bytes.length || (size === null) !== (name === 'IHDR')) return null
    if (name === 'IHDR') {
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
      if (length !== 13 || !inside(size.width) || !inside(size.height)) return null
    }
    if (name === 'IDAT') drawn = true
    if (name === 'IEND') return drawn && end === bytes.length ? size : null
    at = end
  }
  return null
}

const inside = (side: number): boolean => side >= 1 && side <= mostLogoSide

/** As large as it fits into a place, in the place's unit. */
export function fitLogo(size: LogoSize, place: LogoSize): LogoSize {
  const scale = Math.min(place.width / size.width, place.height / size.height)
  return { width: size.width * scale, height: size.height * scale }
}
