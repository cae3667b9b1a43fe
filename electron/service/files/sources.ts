import { isHeldFile } from '../../files/book-parts'
import type { Host } from '../context'
import { Refusal } from '../refusal'

/** Hands out no file to read that is open here as a part of the data: refused as `source_in_book`, whoever asks for it. */
export const keepingHeldFiles = (host: Host, dataDir: string): Host => ({
  ...host,
  pathOf(ticket, purpose) {
    const path = host.pathOf(ticket, purpose)
    if (path !== null && purpose === 'read' && isHeldFile(dataDir, path)) throw new Refusal('source_in_book')
    return path
  },
})
