import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gone, startRuntime } from '../electron'
import type { Measured } from '../figure'
import { inTurn } from '../pairs'
import { watchMemory } from '../process-tree'
import { rosterFile } from '../roster-file'
import type { BenchSize } from '../sizes'

/** Bundled beside this module (scripts/bench.mjs). */
const child = join(import.meta.dirname, 'import-child.js')

/** A roster, validated, previewed, written, captured and audited, against the bare parse and insert. */
export async function rosterImport({ pairs, importRows }: BenchSize): Promise<Measured> {
  const file = await rosterFile(importRows)
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-import-'))
  try {
    const measured = await inTurn(
      {
        product: async () => (await runImport(['product', file])).took,
        base: async round => (await runImport(['bare', file, join(folder, `${round}.db`)])).took,
      },
      pairs,
    )
    const rows = importRows.toLocaleString('en')
    return {
      ...measured,
      unit: 'ms',
      floor: `the bare parse (hucre) and ${rows} bare inserts in one transaction`,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Three are enough of what hardly varies and takes this long. */
const mostPairs = 3

/** The most memory the process holds while it imports many rows, against few. */
export async function importMemory({ pairs, memoryRows: [few, many] }: BenchSize): Promise<Measured> {
  const [small, large] = [await rosterFile(few), await rosterFile(many)]
  const peak = (file: string) => async () => (await runImport(['product', file], { watched: true })).peak
  const measured = await inTurn({ product: peak(large), base: peak(small) }, Math.min(pairs, mostPairs), {
    warmUp: false,
  })
  return {
    ...measured,
    unit: 'MB',
    floor: `the same import of ${few.toLocaleString('en')} rows (against ${many.toLocaleString('en')})`,
  }
}

async function runImport(
  args: string[],
  { watched } = { watched: false },
): Promise<{ took: number; peak: number }> {
  const running = startRuntime(child, args)
  const heard = <T>() =>
    new Promise<T>((resolve, reject) => {
      running.once('message', message => resolve(message as T))
      running.once('exit', code => reject(new Error(`the import ended with ${code}`)))
    })
  await heard<'ready'>()
  const watch = watched ? watchMemory(running.pid as number) : null
  const done = heard<{ took: number }>()
  running.send('go')
  const { took } = await done
  const peak = watch?.end() ?? 0
  await gone(running)
  return { took, peak }
}
