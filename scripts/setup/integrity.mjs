import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** A file's digest as npm writes it: `sha512-…`. */
export async function integrityOf(file, algorithm = 'sha512') {
  const hash = createHash(algorithm)
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return `${algorithm}-${hash.digest('base64')}`
}

/** Whether a file is the one that was pinned; an absent file is not. */
export async function hasIntegrity(file, pinned) {
  try {
    return (await integrityOf(file, pinned.slice(0, pinned.indexOf('-')))) === pinned
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

/** A short name for a recipe: the same ingredients give the same name, on every machine. */
export const fingerprint = (...ingredients) =>
  createHash('sha256').update(ingredients.join('\0')).digest('hex').slice(0, 12)
