import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openTestService } from '../support/service'

it('a step that is refused since nothing can be written names the folder, and what stands in the way', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-test-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await openTestService({ dataDir })
  await first.service.close()
  rmSync(join(dataDir, 'book.lock'))
  mkdirSync(join(dataDir, 'book.lock'))

  const locked = await openTestService({ dataDir })
  await expect(locked.call('settings', 'addOperator', { name: '周敏' })).rejects.toMatchObject({
    code: 'read_only',
    params: { folder: dataDir, context: 'no_lock' },
  })
})
