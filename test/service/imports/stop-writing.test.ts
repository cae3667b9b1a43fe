import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openBookWriter } from '../../../electron/service/book/opening/book-writer'
import { Stopped } from '../../../electron/service/refusal'
import { openTestService } from '../support/service'

const rows = Array.from({ length: 3000 }, (_, index) => ({
  person: { staffNo: String(10_000 + index), name: '王芳', unit: '华东分部', post: '客服专员' },
  bookNumber: null,
}))

it('a roster being written is stopped between two statements, and all of it is rolled back', async () => {
  const book = await openTestService()
  await book.service.close()
  const writer = openBookWriter(join(book.dataDir, 'book.db'))
  const request = (stop: SharedArrayBuffer) => ({
    area: 'people',
    name: 'writeRoster',
    input: { fileName: '花名册.xlsx', sheet: '在职', rows, counts: {} },
    commandId: randomUUID(),
    operatorId: null,
    today: '2026-12-09',
    now: '2026-12-09T01:00:00.000Z',
    stop,
  })
  // Raised while the first rows are on their way: a writing thread hears no messages, so it looks at shared memory.
  const stop = new SharedArrayBuffer(4)
  const flag = new Int32Array(stop)
  const running = writer.run(request(stop))
  queueMicrotask(() => void Atomics.store(flag, 0, 1))
  await expect(running).rejects.toBeInstanceOf(Stopped)

  const { output, seq } = await writer.run(request(new SharedArrayBuffer(4)))
  expect(output).toMatchObject({ new: 3000 })
  // The stopped one left no number in the audit.
  expect(seq).toBe(1)
  await writer.close(0)
})
