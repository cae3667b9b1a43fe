import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createService, type Service } from '../../../electron/service/service'
import { type Batch, batchRows } from './batches'

/**
 * The services of the application, driven from outside: `driver.js SCENARIO FOLDER`. Each line on standard
 * output is one acknowledgement; the process may be killed at any moment before or after it.
 */
const [, , scenario = '', dataDir = ''] = process.argv

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Of what reaches beyond the folder of the book: that one, and what lies beside it. */
const beside = (name: string) => join(dataDir, name)

async function withService(
  work: (service: Service, call: Call) => Promise<void>,
  folder = dataDir,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const service = await createService({
    dataDir: folder,
    host: { pathOf: ticket => ticket, print: () => Promise.reject(new Error('no printer here')) },
    now: () => new Date('2026-12-09T01:00:00Z'),
    writer: 'inline',
    backups: null,
    log: error => process.stderr.write(`${(error as Error).stack}\n`),
    onFatal: error => process.stderr.write(`${error.stack}\n`),
  })
  await work(service, async (area, name, input) => (await service.call(area, name, input)).output)
  await service.close()
}
type Call = (area: string, name: string, input: unknown) => Promise<unknown>

const failure = (error: unknown) => `failed ${(error as { code?: string }).code ?? String(error)}`

const writeBatch = (call: Call, batch: Batch) =>
  call('people', 'writeRoster', { fileName: `${batch.name}.csv`, rows: batchRows(batch) })

const untilBack = (take: (file: string) => void) =>
  withService(async (_service, call) => {
    await writeBatch(call, { name: 'B', people: 10 })
    say('B')
    const file = join(dataDir, 'book.db')
    take(file)
    const [taken, left] = [Date.now(), numberOf(file)]
    await new Promise<void>(() => {
      setInterval(() => {
        if (numberOf(file) === left) return
        say(`back after ${Date.now() - taken}`)
        process.kill(process.pid, 'SIGKILL')
      }, 5)
    })
  })
const numberOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino ?? null

const scenarios: Record<string, () => Promise<void>> = {
  /** A new book with a first batch of people and one backup. */
  prepare: () =>
    withService(async (_service, call) => {
      await call('book', 'create', { kind: 'empty' })
      await writeBatch(call, { name: 'A', people: 15 })
      await call('book', 'backupNow', {})
    }),
  /** Three batches, each all or none. */
  import: () =>
    withService(async (_service, call) => {
      for (const name of ['B', 'C', 'D']) {
        await writeBatch(call, { name, people: 15 })
        say(name)
      }
    }),
  /** A file is looked at and imported, as from the page. */
  import_file: () =>
    withService(async (_service, call) => {
      const file = join(dataDir, 'roster.csv')
      const rows = batchRows({ name: 'E', people: 15 }).map(
        ({ person: { staffNo, name } }) => `${staffNo},${name}`,
      )
      writeFileSync(file, `\ufeff${['工号,姓名', ...rows].join('\n')}\n`)
      const { token } = (await call('imports', 'preview', { file, kind: 'people' })) as { token: string }
      say('begins')
      await call('imports', 'apply', { token })
      say('imported')
    }),
  create: () =>
    withService(async (_service, call) => {
      await call('book', 'create', { kind: 'empty' })
      say('created')
    }),
  /** So many people that SQLite wants temporary pages, in a book that is opened after it was killed. */
  large: () =>
    withService(async (service, call) => {
      const state = await service.state()
      say(state.state === 'open' ? `open ${JSON.stringify(state.notices)}` : state.state)
      const name = process.env.ZHIXING_BATCH ?? 'L'
      await writeBatch(call, { name, people: 20_000 })
      say(name)
      process.kill(process.pid, 'SIGKILL')
    }),
  /** Only opens: an older book is migrated on the way. */
  open: () =>
    withService(async service => {
      say((await service.state()).state)
    }),
  /** The file goes while nobody works, and the process dies as soon as something lies under its name again. */
  gone: () => untilBack(file => rmSync(file)),
  /** The same where another one takes its place. */
  exchanged: () =>
    untilBack(file => {
      writeFileSync(`${file}.other`, 'another file')
      renameSync(`${file}.other`, file)
    }),
  backup: () =>
    withService(async (service, call) => {
      say((await service.state()).state)
      for (const name of ['B', 'C']) {
        try {
          const backup = (await call('book', 'backupNow', {})) as { name: string }
          say(`backup ${backup.name}`)
        } catch (error) {
          say(failure(error))
        }
        await writeBatch(call, { name, people: 10 })
        say(name)
      }
    }),
  /** Writes a batch, then goes back to the backup made before it. */
  restore: () =>
    withService(async (_service, call) => {
      const [backup] = (await call('book', 'backups', {})) as { name: string }[]
      await writeBatch(call, { name: 'B', people: 10 })
      say('B')
      await call('book', 'restoreBackup', { name: backup?.name })
      say('restored')
    }),
  /** So many people that indexes and triggers are put down meanwhile. */
  bulk: () =>
    withService(async (_service, call) => {
      await writeBatch(call, { name: 'B', people: Number(process.env.ZHIXING_BULK) })
      say('B')
    }),
  move: () =>
    withService(async service => {
      say(await service.move(beside('new')))
    }, beside('book')),
  /** An archive beside the folder of the book. */
  pack: () =>
    withService(async (_service, call) => {
      await call('book', 'backupTo', { file: beside('all.zhixing') })
    }, beside('book')),
  /** Writes a batch, then goes back to the archive made before it. */
  unpack: () =>
    withService(async (_service, call) => {
      await writeBatch(call, { name: 'B', people: 10 })
      say('B')
      await call('book', 'restoreArchive', { file: beside('all.zhixing') })
      say('restored')
    }, beside('book')),
  aside: () =>
    withService(async (_service, call) => {
      await writeBatch(call, { name: 'B', people: 10 })
      say('B')
      await call('book', 'putAside', {})
      say('aside')
    }),
  /** Small commands one after the other; a failed one is told, and the next is tried. */
  commands: () =>
    withService(async (_service, call) => {
      for (let number = 1; number <= 30; number++) {
        try {
          await call('settings', 'addOperator', { name: `operator-${number}` })
          say(`operator-${number}`)
        } catch (error) {
          say(failure(error))
        }
      }
    }),
  /** Forms that are typed into, one after the other; one that was not kept is told. */
  drafts: () =>
    withService(async (_service, call) => {
      for (const id of ['one', 'two', 'three', 'four', 'five', 'six']) {
        const draft = {
          form: 'hire',
          record: id,
          id,
          base: '{}',
          values: JSON.stringify({ name: id.repeat(2000) }),
        }
        try {
          await call('drafts', 'keep', draft)
          say(id)
        } catch (error) {
          say(failure(error))
        }
      }
    }),
  /** Batches until nothing more fits, a backup that does not fit either, and a batch once there is room again. */
  fill: () =>
    withService(async (_service, call) => {
      for (let number = 1; ; number++) {
        const name = `F${number}-`
        try {
          await writeBatch(call, { name, people: 100 })
          say(name)
        } catch (error) {
          say(failure(error))
          break
        }
      }
      await call('book', 'backupNow', {}).then(
        () => say('backup made'),
        (error: unknown) => say(`backup ${failure(error)}`),
      )
      rmSync(join(dataDir, 'ballast'))
      await writeBatch(call, { name: 'Z', people: 10 })
      say('Z')
    }),
  /** What a person is told of the book, what it holds, and whether it takes anything. */
  tell: () =>
    withService(async (service, call) => {
      const state = await service.state()
      say(JSON.stringify(state))
      if (state.state !== 'open') return
      const people = (await call('people', 'list', { limit: 1 })) as { total: number }
      say(`people ${people.total}`)
      await call('settings', 'addOperator', { name: `operator-${process.pid}` }).then(
        () => say('written'),
        (error: unknown) => say(failure(error)),
      )
    }),
  /** Holds the book until it is ended. */
  hold: () =>
    withService(async service => {
      say((await service.state()).state)
      // The timer holds on to the service: what nobody refers to is collected, and its lock with it.
      await new Promise(() => setInterval(() => void service.state(), 60_000))
    }),
}

const run = scenarios[scenario]
if (!run || !dataDir) throw new Error(`usage: driver.js ${Object.keys(scenarios).join('|')} FOLDER`)
await run()
