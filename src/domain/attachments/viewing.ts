/** Pictures the page shows itself: a browser draws them, and nothing in them runs. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'] as const
export type PictureType = (typeof pictureTypes)[number]

export const isPicture = (mediaType: string): mediaType is PictureType =>
  (pictureTypes as readonly string[]).includes(mediaType)

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/tiff': 'tif',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/bmp': 'bmp',
}

/** All of those, without the dot. */
export const viewerExtensions: readonly string[] = Object.values(extensions)

/** Under which ending the system's own viewer knows a kind of file; null for what no viewer is asked to open. */
export const viewerExtension = (mediaType: string): string | null => extensions[mediaType] ?? null
