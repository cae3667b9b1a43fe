import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
// After the services of the last test have let go of their books.
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder of a test file's own, removed when the file is done: `temporaryFolder('cli')`. */
export function temporaryFolder(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `zhixing-${what}-`))
  made.push(folder)
  return folder
}
