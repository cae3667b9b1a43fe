import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openBenchBook } from '../bench-book'
import type { Measured } from '../figure'
import { largeBook } from '../large-book'
import { inTurn, timed } from '../pairs'
import type { BenchSize } from '../sizes'

/** A backup as the application makes it, verified and named, against the bare copy and the bare checks. */
export async function verifiedBackup({ pairs, people, courses, results }: BenchSize): Promise<Measured> {
  const folder = await largeBook({ people, courses, results: results / 10 })
  const book = await openBenchBook({ folder, threads: true })
  try {
    const measured = await inTurn(
      {
        product: () => timed(() => book.caller.book.backupNow({})),
        base: () => timed(() => bareBackup(join(folder, 'book.db'), join(folder, 'bare.db'))),
      },
      pairs,
    )
    return {
      ...measured,
      unit: 'ms',
      floor: 'bare VACUUM INTO, integrity_check and foreign_key_check of the copy',
    }
  } finally {
    await book.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function bareBackup(file: string, copy: string): void {
  rmSync(copy, { force: true })
  const source = new Database(file, { readonly: true })
  source.prepare('VACUUM INTO ?').run(copy)
  source.close()
  const sqlite = new Database(copy, { readonly: true })
  sqlite.pragma('integrity_check')
  sqlite.pragma('foreign_key_check')
  sqlite.close()
}
