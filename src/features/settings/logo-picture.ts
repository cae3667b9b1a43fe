import { fitLogo, type LogoSize, mostLogoBytes, mostLogoSide } from '../../domain/forms/logo'

/** What may be chosen at all; what is kept is made anew from what it shows. */
const mostChosen = 10 * 1024 * 1024
/** Below it nothing is left to recognise. */
const leastSide = 120

export type LogoProblem = 'no_picture' | 'too_large' | 'too_rich'

/**
 * A chosen PNG, JPG or SVG as the picture the book keeps: a PNG in base64, drawn from what the file shows. So nothing
 * else of the file is kept: no script of an SVG, no place where a photograph was taken.
 */
export async function logoPicture(file: Blob): Promise<{ png: string } | { problem: LogoProblem }> {
  if (file.size > mostChosen) return { problem: 'too_large' }
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const own = { width: image.naturalWidth, height: image.naturalHeight }
    if (own.width === 0 || own.height === 0) return { problem: 'no_picture' }
    for (const size of sizesToTry(own, file.type === 'image/svg+xml')) {
      const png = await drawn(image, size)
      if (png.size <= mostLogoBytes) return { png: base64(new Uint8Array(await png.arrayBuffer())) }
    }
    return { problem: 'too_rich' }
  } catch {
    return { problem: 'no_picture' }
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Whole pixels, the largest first. Lines have no size of their own and are drawn as large as may be. */
export function sizesToTry(own: LogoSize, ofLines: boolean): LogoSize[] {
  const most = fitLogo(own, { width: mostLogoSide, height: mostLogoSide })
  const first = ofLines || most.width < own.width ? most : own
  const sizes: LogoSize[] = []
  for (let scale = 1; scale > 0; scale *= 0.75) {
    const width = Math.max(1, Math.round(first.width * scale))
    const height = Math.max(1, Math.round(first.height * scale))
    if (sizes.length > 0 && Math.max(width, height) < leastSide) break
    sizes.push({ width, height })
  }
  return sizes
}

function drawn(image: HTMLImageElement, { width, height }: LogoSize): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('nothing was drawn'))), 'image/png'),
  )
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
