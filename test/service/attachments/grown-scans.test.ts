import { statSync, truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { outside } from '../support/outside'
import { named, twoScans } from './two-scans'

describe('a scan that grew', () => {
  /** Far beyond what is ever attached; sparse, so that it takes no room here. */
  const grow = (path: string, bytes: number) => truncateSync(path, bytes)

  it.each([
    ['a little', 40],
    ['beyond any disk', 300 * 2 ** 30],
  ])('%s is left out of a backup file and named, without being read', async (_, bytes) => {
    const { room, first } = await twoScans()
    grow(first.stored, bytes)
    const archive = outside('grown.zhixing')
    const begun = performance.now()
    const packed = await room.call('book', 'backupTo', { file: room.ticket(archive) })
    expect(packed).toMatchObject({ attachments: 1, lost: named('签到表.pdf', 'damaged') })
    const { lost } = await room.call('attachments', 'check', { read: true })
    expect(lost).toEqual(named('签到表.pdf', 'damaged'))
    expect(statSync(archive).size).toBeLessThan(16 * 2 ** 20)
    expect(performance.now() - begun).toBeLessThan(20_000)
  })
})
