import { rebuildDerived } from '../db/sqlite/derived'
import { openWriter } from '../db/sqlite/open'

/** Makes the derived parts of a closed book anew: a crash may have harmed them, and no check would show it. */
export function rebuildBook({ file }: { file: string }): void {
  const { sqlite } = openWriter(file)
  try {
    rebuildDerived(sqlite)
  } finally {
    sqlite.close()
  }
}
