import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { outside } from '../support/outside'
import { openTestService } from '../support/service'

async function archiveWith(name: string): Promise<string> {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name })
  const path = outside(`${name}.zhixing`)
  await book.call('book', 'backupTo', { file: book.ticket(path) })
  return path
}

it('an archive that was exchanged after the question is not restored, and the data stay as they are', async () => {
  const asked = await archiveWith('周敏')
  const other = await archiveWith('李想')
  const service = await openTestService()
  await service.call('settings', 'addOperator', { name: '王芳' })
  const file = service.ticket(asked)
  const { source } = await service.call('book', 'weighArchive', { file })
  const sha256 = source.sha256 ?? 'none'
  copyFileSync(other, asked)
  const names = async () => (await service.call('settings', 'operators', {})).map(one => one.name)
  await expect(service.call('book', 'restoreArchive', { file, sha256 })).rejects.toMatchObject({
    code: 'archive_changed',
  })
  expect(await names()).toEqual(['王芳'])
  expect(existsSync(join(service.dataDir, 'quarantine'))).toBe(false)
  // Asked again, about what lies there now, it is restored.
  const { source: now } = await service.call('book', 'weighArchive', { file })
  await service.call('book', 'restoreArchive', { file, sha256: now.sha256 ?? '' })
  expect(await names()).toEqual(['李想'])
})
