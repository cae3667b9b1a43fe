import { describe, expect, it } from 'vitest'
import { countsMemory } from '../bench/process-tree'
import { freshFolder } from './support/driver'
import { forget } from './support/opened'
import { startThreaded } from './support/threaded-driver'

/** MB. Ten times the rows took 172 more on a busy machine; 269 where none of them went to disk. */
const mostMore = 256

async function importOf(rows: number): Promise<{ written: number; peak: number }> {
  const dataDir = freshFolder()
  process.env.ZHIXING_ROWS = String(rows)
  const running = await startThreaded('roster', dataDir)
  const report = await running.next()
  expect(await running.next()).toBeNull()
  expect(running.complaints()).toBe('')
  forget(dataDir)
  return JSON.parse(report ?? 'null') as { written: number; peak: number }
}

/** SPEED.md, import memory; `npm run bench` measures it against its goal, over half a million rows. */
describe.runIf(countsMemory)('the memory of an import', () => {
  it('hardly grows with the file', async () => {
    const few = await importOf(10_000)
    const many = await importOf(100_000)
    expect([few.written, many.written]).toEqual([10_000, 100_000])
    expect(many.peak).toBeLessThan(few.peak + mostMore)
  })
})
