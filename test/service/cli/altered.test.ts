import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { runIn } from './run'

/** Data with a backup, a mark of which was raised in the file afterwards. */
async function altered({ backedUp }: { backedUp: boolean }): Promise<string> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 10, practice: 10 } })
  if (backedUp) await room.call('book', 'backupNow', {})
  await room.service.close()
  raiseBehind(bookFile(room.dataDir))
  return room.dataDir
}
const list = (dataDir: string, language = 'en') =>
  runIn('/nowhere', ['--data', dataDir, '--lang', language, 'list', 'people'])

it('a command on altered data waits until the backups are weighed, and says which to restore and what to run', async () => {
  const dataDir = await altered({ backedUp: true })
  const { code, out, err } = await list(dataDir)
  expect([code, out]).toEqual([0, expect.stringContaining('王契')])
  expect(err).toMatch(/^Checking the backups …\n[\s\S]*restore the newest sound backup[\s\S]*“check”/)
  expect(err).not.toContain('wait a moment')
  expect((await list(dataDir, 'zh-CN')).err).toMatch(
    /^正在核对备份……\n[\s\S]*恢复最近一份完好的备份[\s\S]*check/,
  )
})

it('and says where there is none', async () => {
  expect((await list(await altered({ backedUp: false }))).err).toContain('there is no sound backup here')
})
