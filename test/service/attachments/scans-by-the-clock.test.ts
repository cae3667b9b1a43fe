import { rmSync, writeFileSync } from 'node:fs'
import { expect, it, onTestFinished, vi } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { openClassroom } from '../sessions/classroom'
import { outside } from '../support/outside'

it('a scan that goes while nobody leaves the window is known a minute later, as Today asks for it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const room = await openClassroom()
  const sessionId = await room.schedule()
  const path = outside('签到表.pdf')
  writeFileSync(path, '%PDF-1.7 %%EOF')
  await room.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: room.ticket(path) })
  const missing = async () => (await room.call('reports', 'sessionProgress', { sessionId }))?.fileMissing
  const before = (await missing()) ?? 0
  const [sha256 = ''] = listAttachmentFiles(room.dataDir)
  rmSync(attachmentPath(room.dataDir, sha256))
  expect(await missing()).toBe(before)
  vi.advanceTimersByTime(60_000)
  await expect.poll(missing, { timeout: 10_000 }).toBe(before + 1)
})
