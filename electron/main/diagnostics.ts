import { open } from 'node:fs/promises'
import { cpus, release, totalmem } from 'node:os'
import { app } from 'electron'
import type { HostDiagnostics } from '../../src/contract/host'
import { logWithoutNames } from './log-without-names'
import { ownCodeOnce } from './own-code'
import { startTimes } from './start-times'

const logBytes = 256 * 1024
const logLines = 120

/** What the host knows for a report of trouble: no path, no name, nothing of the book. */
export async function hostDiagnostics(logFile: string): Promise<HostDiagnostics> {
  const { electron = '', chrome = '', node } = process.versions
  return {
    versions: { app: app.getVersion(), electron, chrome, node },
    system: {
      name: process.platform,
      release: release(),
      processor: process.arch,
      cores: cpus().length,
      memoryMb: Math.round(totalmem() / 1024 ** 2),
      locale: app.getLocale(),
    },
    code: await ownCodeOnce(),
    start: startTimes(),
    log: logWithoutNames(await tailOf(logFile)).slice(-logLines),
  }
}

/** The end of a file, from a whole line on; empty when it cannot be read. */
async function tailOf(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r')
    try {
      const { size } = await handle.stat()
      const from = Math.max(0, size - logBytes)
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
      const text = buffer.toString('utf8', 0, bytesRead)
      return from === 0 ? text : text.slice(text.indexOf('\n') + 1)
    } finally {
      await handle.close()
    }
  } catch {
    return ''
  }
}
