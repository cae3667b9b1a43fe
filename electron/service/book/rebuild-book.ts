import { rebuildDerived } from '../db/derived'
import { openWriter } from '../db/open'

/** Makes the derived parts of a closed book anew: a crash may have harmed them, and no check would show it. */
export function rebuildBook({ file }: { file: string }): void {
  const { sqlite } = openWriter(file)
  try {
    rebuildDerived(sqlite)
  } finally {
    sqlite.close()
  }
}
