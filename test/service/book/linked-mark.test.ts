import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestService } from '../support/service'

it('a mark that is a link is not written through: the file it leads to stays as it is, and the link goes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-mark-'))
  try {
    const dataDir = join(folder, 'data')
    const first = await openTestService({ dataDir })
    await first.call('settings', 'addOperator', { name: '周敏' })
    await first.service.close()
    const somebodys = join(folder, 'letter.txt')
    writeFileSync(somebodys, 'Dear Ms Zhou')
    rmSync(join(dataDir, 'book.mark'))
    symlinkSync(somebodys, join(dataDir, 'book.mark'))

    const book = await openTestService({ dataDir })
    expect(await book.service.state()).toMatchObject({ state: 'open', readOnly: false })
    await book.call('settings', 'addOperator', { name: '李想' })
    await book.service.close()
    expect(readFileSync(somebodys, 'utf8')).toBe('Dear Ms Zhou')
    expect(lstatSync(join(dataDir, 'book.mark'), { throwIfNoEntry: false })).toBeUndefined()

    const again = await openTestService({ dataDir })
    expect((await again.call('settings', 'operators', {})).map(one => one.name)).toEqual(['周敏', '李想'])
    await again.service.close()
    expect(lstatSync(join(dataDir, 'book.mark')).isFile()).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
