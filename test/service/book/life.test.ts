import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Port, WireReply } from '../../../src/contract/wire'
import { bookFile, changeIn, overwrite, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { turn } from '../support/turn'

const operators = 'SELECT name FROM operator ORDER BY name'
const backupPath = (book: TestService, name: string) => join(book.dataDir, 'backups', name)
const addOperator = (book: TestService, name: string) => book.call('settings', 'addOperator', { name })
const names = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(operator => operator.name)

/** How each of several calls ended: 'done', or the code it was refused with. */
async function endings(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls)
  return settled.map(one => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code))
}

/** One page in front of the service. */
function pageOf(book: TestService) {
  const heard: WireReply[] = []
  let say: (message: unknown) => void = () => undefined
  const port: Port = {
    post: message => void heard.push(message as WireReply),
    onMessage: listener => {
      say = listener
    },
    onClose: () => undefined,
  }
  book.service.attach(port)
  return { heard, say: (message: unknown) => say(message) }
}

/** A book with one operator and a backup of it, to which 李想 came later. */
async function bookWithBackup() {
  const book = await openTestService()
  await addOperator(book, '周敏')
  const { name } = await book.call('book', 'backupNow', {})
  await addOperator(book, '李想')
  return { book, name }
}

describe('work on the whole book', () => {
  it('two restores at once are one, and the book is whole', async () => {
    for (let round = 0; round < 10; round++) {
      const { book, name } = await bookWithBackup()
      const restore = () => book.call('book', 'restoreBackup', { name })
      expect((await endings([restore(), restore()])).sort()).toEqual(['busy', 'done'])
      expect(await names(book)).toEqual(['周敏'])
      expect(verdictOn(bookFile(book.dataDir))).toBe('ok')
      expect((await book.call('book', 'backups', {})).map(one => one.reason)).toEqual([
        'before_restore',
        'manual',
      ])
      expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null })
    }
  })

  it('each kind is refused while another runs, and goes through afterwards', async () => {
    const { book, name } = await bookWithBackup()
    const file = book.ticket(join(book.dataDir, '..', `${Date.now()}.zhixing`))
    const kinds: Record<string, () => Promise<unknown>> = {
      restoreBackup: () => book.call('book', 'restoreBackup', { name }),
      restoreArchive: () => book.call('book', 'restoreArchive', { file }),
      backupTo: () => book.call('book', 'backupTo', { file }),
      backupNow: () => book.call('book', 'backupNow', {}),
      verifyArchive: () => book.call('book', 'verifyArchive', { file }),
      weighArchive: () => book.call('book', 'weighArchive', { file }),
      create: () => book.call('book', 'create', { kind: 'empty' }),
      putAside: () => book.call('book', 'putAside', {}),
    }
    for (const first of ['backupTo', 'restoreBackup', 'restoreArchive']) {
      const running = kinds[first]?.()
      const others = Object.values(kinds).map(start => start())
      expect(new Set(await endings(others)), `while ${first} runs`).toEqual(new Set(['busy']))
      expect(await book.service.move(join(book.dataDir, '..', 'never'))).not.toBe('moved')
      await running
    }
    expect(await names(book)).toEqual(['周敏', '李想'].sort())
  })

  it('a move is refused while a restore runs', async () => {
    const { book, name } = await bookWithBackup()
    const running = book.call('book', 'restoreBackup', { name })
    expect(await book.service.move(join(book.dataDir, '..', 'never'))).toBe('busy')
    await running
    expect(existsSync(bookFile(book.dataDir))).toBe(true)
  })

  it('two who begin at once make one book', async () => {
    const book = await openTestService({ create: false })
    const begin = (operator: string) => book.call('book', 'create', { kind: 'empty', operator })
    expect((await endings([begin('周敏'), begin('李想')])).sort()).toEqual(['busy', 'done'])
    expect(await names(book)).toEqual(['周敏'])
  })

  it('every page hears when it begins and when it ends', async () => {
    const { book, name } = await bookWithBackup()
    const page = pageOf(book)
    const life = () => book.call('book', 'life', {})
    expect(await life()).toEqual({ running: null, jobs: [] })
    const running = book.call('book', 'restoreBackup', { name })
    expect(await life()).toEqual({ running: 'restore', jobs: [] })
    await running
    expect(await life()).toEqual({ running: null, jobs: [] })
    const told = page.heard.filter(message => 'event' in message)
    expect(told).toEqual([
      { event: 'changed', areas: ['book'], seq: null },
      { event: 'changed', areas: ['book'], seq: null },
    ])
  })

  it('a service that is ended waits for what runs, and lets nothing more begin', async () => {
    const { book, name } = await bookWithBackup()
    const running = book.call('book', 'restoreBackup', { name })
    const closed = book.service.close()
    expect(await endings([book.call('book', 'backupNow', {}), running])).toEqual(['busy', 'done'])
    await closed
    expect(existsSync(`${bookFile(book.dataDir)}-wal`)).toBe(false)
    expect(valuesIn(bookFile(book.dataDir), operators)).toEqual(['周敏'])
  })

  it('a restore from the command line is refused while a window has the book open', async () => {
    const { book, name } = await bookWithBackup()
    const second = await openTestService({ dataDir: book.dataDir })
    expect(await endings([second.call('book', 'restoreBackup', { name })])).toEqual(['in_use'])
    expect(await endings([second.call('book', 'putAside', {})])).toEqual(['in_use'])
    expect(await names(book)).toEqual(['周敏', '李想'].sort())
  })
})

describe('a restore while others write', () => {
  it('keeps everything that was acknowledged in the copy made before it', async () => {
    for (let round = 0; round < 20; round++) {
      const { book, name } = await bookWithBackup()
      const acknowledged = ['周敏', '李想']
      const refused = new Set<string>()
      let number = 0
      let going = true
      const write = async () => {
        while (going) {
          const operator = `写入-${round}-${++number}`
          await addOperator(book, operator).then(
            () => acknowledged.push(operator),
            (error: { code?: string }) => refused.add(error.code ?? String(error)),
          )
          await turn()
        }
      }
      const writers = [write(), write(), write()]
      for (let before = 0; before < round % 5; before++) await addOperator(book, `先写-${round}-${before}`)
      const inTime = [...acknowledged]
      const { kept } = await book.call('book', 'restoreBackup', { name })
      going = false
      await Promise.all(writers)
      const copy = valuesIn(backupPath(book, kept?.name ?? ''), operators)
      const present = await names(book)
      for (const operator of inTime) expect(copy).toContain(operator)
      for (const operator of acknowledged) expect([...copy, ...present]).toContain(operator)
      expect([...refused].filter(code => code !== 'book_busy')).toEqual([])
    }
  })

  it('stops an import, which is then in the book and the copy wholly or not at all', async () => {
    for (let round = 0; round < 6; round++) {
      const { book, name } = await bookWithBackup()
      const path = join(book.dataDir, 'people.csv')
      const rows = Array.from(
        { length: 400 },
        (_, index) => `${10_000 + index},学员${index},华南分部,客服专员`,
      )
      writeFileSync(path, `工号,姓名,部门,岗位\n${rows.join('\n')}\n`)
      const { token } = await book.call('imports', 'preview', { file: book.ticket(path), kind: 'people' })
      const applying = book.call('imports', 'apply', { token })
      for (let turns = 0; turns < round * 3; turns++) await turn()
      const [applied, restored] = await Promise.allSettled([
        applying,
        book.call('book', 'restoreBackup', { name }),
      ])
      expect(restored.status).toBe('fulfilled')
      const kept = restored.status === 'fulfilled' ? restored.value.kept : null
      const people = valuesIn(backupPath(book, kept?.name ?? ''), 'SELECT count(*) FROM person')[0]
      if (applied.status === 'fulfilled') expect(people).toBe(400)
      else expect((applied.reason as { code?: string }).code).toBe('book_busy')
      expect([0, 400]).toContain(people)
      expect(valuesIn(bookFile(book.dataDir), 'SELECT count(*) FROM person')).toEqual([0])
    }
  })

  it('lets questions wait instead of refusing them', async () => {
    const { book, name } = await bookWithBackup()
    const running = book.call('book', 'restoreBackup', { name })
    const answers: string[][] = []
    let going = true
    const ask = async () => {
      while (going) {
        answers.push(await names(book))
        await turn()
      }
    }
    const asking = ask()
    await running
    going = false
    await asking
    expect(answers.at(-1)).toEqual(['周敏'])
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', demonstration: false })
  })
})

describe('what a restore would replace', () => {
  it('is said with its last step and its counts, and with the steps that came after the backup', async () => {
    const { book, name } = await bookWithBackup()
    await addOperator(book, '王芳')
    const choice = await book.call('book', 'weighBackup', { name })
    expect(choice).toMatchObject({
      present: { people: 0, sessions: 0, certificates: 0, last: { command: 'addOperator', seq: 3 } },
      source: { reason: 'manual', facts: { last: { seq: 1, params: { name: '周敏' } } } },
      later: 2,
    })
  })

  it('is said of an archive too, and nothing of it stays behind', async () => {
    const { book } = await bookWithBackup()
    const file = book.ticket(join(book.dataDir, '..', `weigh-${Date.now()}.zhixing`))
    await book.call('book', 'backupTo', { file })
    await addOperator(book, '王芳')
    const before = readdirSync(book.dataDir)
    const choice = await book.call('book', 'weighArchive', { file })
    expect(choice).toMatchObject({
      source: { reason: null, facts: { last: { seq: 2, params: { name: '李想' } } } },
      later: 1,
    })
    expect(readdirSync(book.dataDir)).toEqual(before)
  })

  it('says that the data in it does not fit its record', async () => {
    const { book, name } = await bookWithBackup()
    expect(await book.call('book', 'weighBackup', { name })).toMatchObject({
      source: { record: { state: 'whole' } },
    })
    changeIn(backupPath(book, name), "UPDATE running SET command_seq = 1; UPDATE operator SET name = '王芳'")
    expect(await book.call('book', 'weighBackup', { name })).toMatchObject({
      source: { record: { state: 'altered' } },
    })
  })

  it('says when the backup has steps the present book has not', async () => {
    const { book, name } = await bookWithBackup()
    const { kept } = await book.call('book', 'restoreBackup', { name })
    await addOperator(book, '王芳')
    expect(await book.call('book', 'weighBackup', { name: kept?.name ?? '' })).toMatchObject({
      later: 1,
      other: 1,
    })
  })

  it('says nothing of a backup that cannot be read, and refuses one that is not there', async () => {
    const { book, name } = await bookWithBackup()
    overwrite(backupPath(book, name), 0, Buffer.alloc(200))
    expect(await book.call('book', 'weighBackup', { name })).toMatchObject({
      source: { facts: null },
      later: null,
    })
    expect(await endings([book.call('book', 'weighBackup', { name: 'book-000099.db' })])).toEqual([
      'backup_missing',
    ])
  })
})

describe('a restore taken back', () => {
  it('brings back what was there before, by the backup it names', async () => {
    const { book, name } = await bookWithBackup()
    const { kept } = await book.call('book', 'restoreBackup', { name })
    await book.call('book', 'restoreBackup', { name: kept?.name ?? '' })
    expect(await names(book)).toEqual(['周敏', '李想'].sort())
  })

  it.each([
    { what: 'of a newer version', harm: 'PRAGMA user_version = 999' },
    { what: 'of a version that could not be brought up to date', harm: 'PRAGMA user_version = 3' },
  ])('a book $what is replaced only when it is kept', async ({ harm }) => {
    const { book, name } = await bookWithBackup()
    await book.service.close()
    changeIn(bookFile(book.dataDir), harm)
    const again = await openTestService({ dataDir: book.dataDir, create: false, quiet: true })
    const state = await again.service.state()
    expect(state.state).not.toBe('open')
    const { kept, aside } = await again.call('book', 'restoreBackup', { name })
    // One that does not hold what its version says was put aside when it was opened.
    const quarantined = state.state === 'broken' ? state.quarantined : null
    const place = kept ? backupPath(again, kept.name) : join(aside ?? quarantined ?? '', 'book.db')
    expect(valuesIn(place, operators)).toEqual(['周敏', '李想'].sort())
    expect(await names(again)).toEqual(['周敏'])
  })
})

describe('putting the book aside', () => {
  it('deletes nothing and offers the backups', async () => {
    const { book, name } = await bookWithBackup()
    await book.call('book', 'putAside', {})
    const state = await book.call('book', 'state', {})
    expect(state).toMatchObject({ state: 'broken', reason: 'damaged', backups: [{ name, verified: true }] })
    const kept = state.state === 'broken' ? (state.quarantined ?? '') : ''
    expect(valuesIn(join(kept, 'book.db'), operators)).toEqual(['周敏', '李想'].sort())
    expect(await endings([book.call('book', 'putAside', {})])).toEqual(['no_book'])
  })

  it('is done before a byte is read, where the service died of the book', async () => {
    const { book } = await bookWithBackup()
    await book.service.close()
    const again = await openTestService({ dataDir: book.dataDir, create: false, aside: true })
    expect(await again.service.state()).toMatchObject({ state: 'broken' })
  })
})
