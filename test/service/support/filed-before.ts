import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { attachmentPath } from '../../../electron/service/attachments/attachment-files'
import { mediaTypeOf } from '../../../electron/service/attachments/media-type'
import type { TestService } from './service'

/** A scan as versions took it that did not look at what is in it; answers its id. */
export async function filedBefore(
  book: Pick<TestService, 'call' | 'dataDir'>,
  sessionId: string,
  fileName: string,
  content: Buffer,
): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const path = attachmentPath(book.dataDir, sha256)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  const { id } = await book.call('sessions', 'noteAttachment', {
    sessionId,
    kind: 'sign_in',
    sha256,
    fileName,
    bytes: content.length,
    mediaType: mediaTypeOf(content),
  })
  return id
}
