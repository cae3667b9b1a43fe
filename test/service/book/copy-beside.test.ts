import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyBook, copyBookBeside, judgeCopy } from '../../../electron/service/book/file/copy-book'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

async function bookWithOperator(): Promise<{ file: string; temporary: string; folder: string }> {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  return {
    file: bookFile(book.dataDir),
    temporary: join(book.dataDir, '.copy-of-this-test.db'),
    folder: book.dataDir,
  }
}

const leftOf = (folder: string) => readdirSync(folder).filter(name => name.startsWith('.copy-of-this-test'))

describe('a copy that is judged beside its checks', () => {
  it('has the facts of one that is judged after them', async () => {
    const { file, temporary } = await bookWithOperator()
    const after = copyBook(file, temporary)
    const beside = await copyBookBeside(
      { judge: async copy => judgeCopy(copy), end: async () => undefined },
      { file, temporary },
    )
    expect(beside).toEqual(after)
    expect(beside.record).toMatchObject({ state: 'whole', entries: 1 })
  })

  it('is altered where the rows of the book are', async () => {
    const { file, temporary } = await bookWithOperator()
    changeIn(file, "DROP TRIGGER capture_operator_u; UPDATE operator SET name = '李想'")
    const { record } = await copyBookBeside(
      { judge: async copy => judgeCopy(copy), end: async () => undefined },
      { file, temporary },
    )
    expect(record).toMatchObject({ state: 'altered', tables: ['operator'] })
  })

  it('is taken away when nobody could judge it, with the reason told', async () => {
    const { file, temporary, folder } = await bookWithOperator()
    let ended = 0
    const copying = copyBookBeside(
      { judge: () => Promise.reject(new Error('the thread of judge ended')), end: async () => void ended++ },
      { file, temporary },
    )
    await expect(copying).rejects.toThrow('the thread of judge ended')
    expect(ended).toBe(1)
    expect(leftOf(folder)).toEqual([])
  })

  it('is read by nobody when its schema is not ours', async () => {
    const { file, temporary, folder } = await bookWithOperator()
    changeIn(file, 'CREATE VIEW endless AS SELECT 1')
    let asked = false
    const copying = copyBookBeside(
      {
        judge: async copy => {
          asked = true
          return judgeCopy(copy)
        },
        end: async () => undefined,
      },
      { file, temporary },
    )
    await expect(copying).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' })
    expect(asked).toBe(false)
    expect(existsSync(file)).toBe(true)
    expect(leftOf(folder)).toEqual([])
  })
})
