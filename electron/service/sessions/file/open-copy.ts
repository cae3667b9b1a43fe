import { chmod, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { viewerExtension } from '../../../../src/domain/attachments/viewing'
import { safeFileName } from '../../../../src/domain/files/safe-name'
import { copyChecked } from '../../attachments/attachments-service'
import { makeTemporary, type Temporary } from '../../book/disk/own-temporaries'
import type { Kept } from '../../connection'
import type { JobContext } from '../../context'

/** Copies that viewers may still have open; they go with the page, and older ones when there are many. */
const openCopies: Kept<Temporary[]> = {
  make: () => [],
  end: copies => {
    for (const copy of copies) remove(copy)
  },
}
const mostCopies = 20

/**
 * Lays a checked copy of a scan where the system's viewer may open it, and has it opened: the viewer never gets at the
 * store. Its ending is that of what its bytes are, whatever the file was called, so that nothing in it is started as a
 * program. False when nothing opens it. Refused as `attachment_missing`, `attachment_damaged` or `disk_full`.
 */
export async function openCopy(
  context: Pick<JobContext, 'dataDir' | 'signal' | 'connection' | 'host'>,
  sha256: string,
  fileName: string,
): Promise<boolean> {
  const { view } = context.host
  if (!view) return false
  const copies = context.connection.kept(openCopies)
  const copy = makeTemporary(tmpdir(), 'scan')
  try {
    const laid = join(copy.folder, 'copy')
    const { mediaType } = await copyChecked(context, sha256, laid)
    const ending = viewerExtension(mediaType)
    const path = join(copy.folder, safeFileName(parse(fileName).name, ending ?? ''))
    if (ending !== null) {
      await rename(laid, path)
      // What is written into the copy would be lost: viewers say so themselves.
      await chmod(path, 0o400)
    }
    if (ending === null || !(await view(path))) {
      remove(copy)
      return false
    }
  } catch (error) {
    remove(copy)
    throw error
  }
  copies.push(copy)
  for (const old of copies.splice(0, Math.max(0, copies.length - mostCopies))) remove(old)
  return true
}

function remove(copy: Temporary): void {
  try {
    copy.release()
  } catch {
    // Some systems keep a file that is open: it is swept at the next start.
  }
}
