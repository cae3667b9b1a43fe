import { expect } from '@playwright/test'
import type { Zhixing } from './launch'

/** The process that owns the book; null while there is none. */
export function servicePid({ app }: Zhixing): Promise<number | null> {
  return app.evaluate(
    ({ app: own }) =>
      own.getAppMetrics().find(one => one.type === 'Utility' && one.name === 'Zhixing book')?.pid ?? null,
  )
}

/** Kills the process that owns the book, as the system would when memory runs out. Resolves when it is gone. */
export async function killService(zhixing: Zhixing): Promise<void> {
  await expect.poll(() => servicePid(zhixing)).not.toBeNull()
  const pid = (await servicePid(zhixing)) as number
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => servicePid(zhixing)).not.toBe(pid)
}
