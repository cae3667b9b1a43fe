import { linkSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outside } from '../support/outside'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const letter = 'Dear Ms Zhou'.padEnd(2_000, '.')

async function closedBook(): Promise<string> {
  const dataDir = temporaryFolder('linked')
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.service.close()
  return dataDir
}

/** Opens it, does a step, closes it, and says what is in it then. */
async function workIn(dataDir: string): Promise<{ state: unknown; names: string[] }> {
  const book = await openTestService({ dataDir })
  const state = await book.service.state()
  await book.call('settings', 'addOperator', { name: '李想' })
  await book.service.close()
  const again = await openTestService({ dataDir })
  const names = (await again.call('settings', 'operators', {})).map(one => one.name)
  await again.service.close()
  return { state, names: names.sort() }
}

describe.each(['book.mark', 'book.db-shm', 'book.db-wal', 'book.holder'])('%s', name => {
  it('as another name of the book is not written into: the book stays whole', async () => {
    const dataDir = await closedBook()
    const path = join(dataDir, name)
    rmSync(path, { force: true })
    linkSync(join(dataDir, 'book.db'), path)
    const { state, names } = await workIn(dataDir)
    expect(state).toMatchObject({ state: 'open', readOnly: false })
    expect(names).toEqual(['周敏', '李想'].sort())
    expect(lstatSync(join(dataDir, 'book.db')).nlink).toBe(1)
  })

  it("as another name of somebody's file leaves that one as it is", async () => {
    const dataDir = await closedBook()
    const theirs = outside('letter.txt')
    writeFileSync(theirs, letter)
    rmSync(join(dataDir, name), { force: true })
    linkSync(theirs, join(dataDir, name))
    const { state, names } = await workIn(dataDir)
    expect(state).toMatchObject({ state: 'open', readOnly: false })
    expect(names).toEqual(['周敏', '李想'].sort())
    expect(readFileSync(theirs, 'utf8')).toBe(letter)
  })
})

it.each(['book.db-shm', 'book.db-wal'])(
  '%s as a link to a file is taken out of the way, and the file stays as it is',
  async name => {
    const dataDir = await closedBook()
    const theirs = outside('letter.txt')
    writeFileSync(theirs, letter)
    symlinkSync(theirs, join(dataDir, name))
    const { state, names } = await workIn(dataDir)
    expect(state).toMatchObject({ state: 'open', readOnly: false })
    expect(names).toEqual(['周敏', '李想'].sort())
    expect(readFileSync(theirs, 'utf8')).toBe(letter)
  },
)
