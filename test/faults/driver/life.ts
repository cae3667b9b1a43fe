import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after, setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { createService, type Service } from '../../../electron/service/service'
import { watchMemory } from '../../bench/process-tree'
import { batchRows } from './batches'

/** Work on the whole book against writing, with the threads of the application: `life.js SCENARIO FOLDER`. */
const [, , scenario = '', dataDir = ''] = process.argv
const rounds = Number(process.env.ZHIXING_ROUNDS ?? 8)

const say = (report: unknown) => process.stdout.write(`${JSON.stringify(report)}\n`)

function open(folder: string): Promise<Service> {
  mkdirSync(folder, { recursive: true })
  return createService({
    dataDir: folder,
    host: { pathOf: ticket => ticket, print: () => Promise.reject(new Error('no printer here')) },
    now: () => new Date('2026-12-09T01:00:00Z'),
    writer: 'thread',
    backups: null,
    log: error => process.stderr.write(`${(error as Error).stack}\n`),
    onFatal: error => process.stderr.write(`${error.stack}\n`),
  })
}

async function call<T>(service: Service, area: string, name: string, input: unknown): Promise<T> {
  return (await service.call(area, name, input)).output as T
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? String(error)

/** A book with fifteen people and a backup of it. */
async function bookWithBackup(folder: string): Promise<{ service: Service; backup: string }> {
  const service = await open(folder)
  await call(service, 'book', 'create', { kind: 'empty' })
  await writePeople(service, 'A', 15)
  const { name } = await call<{ name: string }>(service, 'book', 'backupNow', {})
  return { service, backup: name }
}

const writePeople = (service: Service, name: string, people: number) =>
  call(service, 'people', 'writeRoster', { fileName: `${name}.csv`, rows: batchRows({ name, people }) })

interface Kept {
  kept: { name: string } | null
}

/** A thousand rows at a time, so that the file itself never stands in memory. */
function writeRoster(path: string, rows: number): void {
  writeFileSync(path, '工号,姓名,性别,部门,岗位,入职日期,手机号码,备注\n')
  for (let first = 0; first < rows; first += 1_000)
    appendFileSync(
      path,
      Array.from({ length: 1_000 }, (_, index) => {
        const number = String(first + index).padStart(7, '0')
        return `${number},学员${first + index},女,华南分部${index % 40},客服专员,2024-03-01,1380${number},第${number}行\n`
      }).join(''),
    )
}

const scenarios: Record<string, () => Promise<void>> = {
  /** What is derived is emptied by another connection, and asked for until it is there again. */
  async derived() {
    const { service } = await bookWithBackup(dataDir)
    const found = () => call<unknown[]>(service, 'search', 'find', { text: '学员A1' })
    const before = (await found()).length
    const other = new Database(join(dataDir, 'book.db'))
    other.exec("DELETE FROM search_doc; DELETE FROM attendance_state WHERE code = 'late'")
    other.close()
    const emptied = (await found()).length
    const from = Date.now()
    while ((await found()).length !== before && Date.now() - from < 20_000) await after(100)
    const { derived } = await call<{ derived: unknown }>(service, 'book', 'verifyAudit', {})
    say({ before, emptied, again: (await found()).length, derived })
    await service.close()
  },
  /** A restore while three write batch after batch; each round a little later than the one before. */
  async writes() {
    for (let round = 0; round < rounds; round++) {
      const folder = join(dataDir, `round-${round}`)
      const { service, backup } = await bookWithBackup(folder)
      const acknowledged: string[] = []
      const refused: string[] = []
      let going = true
      let number = 0
      const write = async () => {
        while (going) {
          const name = `B${String(++number).padStart(4, '0')}-`
          await writePeople(service, name, 20).then(
            () => acknowledged.push(name),
            (error: unknown) => refused.push(codeOf(error)),
          )
          // A refusal comes at once: whoever asks again and again leaves room for the rest, as a port does.
          await nextTurn()
        }
      }
      const writing = [write(), write(), write()]
      await after(20 + round * 35)
      const { kept } = await call<Kept>(service, 'book', 'restoreBackup', { name: backup })
      going = false
      await Promise.all(writing)
      await service.close()
      say({ folder, acknowledged, refused: [...new Set(refused)], kept: kept?.name ?? null })
    }
  },
  /** A restore at some moment of an import of three thousand. */
  async import() {
    for (let round = 0; round < rounds / 2; round++) {
      const folder = join(dataDir, `round-${round}`)
      const { service, backup } = await bookWithBackup(folder)
      const path = join(dataDir, `people-${round}.csv`)
      const lines = batchRows({ name: 'C', people: 3000 }).map(({ person }) =>
        [person.staffNo, person.name, person.unit, person.post].join(','),
      )
      writeFileSync(path, `工号,姓名,部门,岗位\n${lines.join('\n')}\n`)
      const { token } = await call<{ token: string }>(service, 'imports', 'preview', {
        file: path,
        kind: 'people',
      })
      const applied = call(service, 'imports', 'apply', { token }).then(() => 'done', codeOf)
      await after(round * 500)
      const { kept } = await call<Kept>(service, 'book', 'restoreBackup', { name: backup })
      say({ folder, applied: await applied, kept: kept?.name ?? null })
      await service.close()
    }
  },
  /** Two restores from no time to a quarter of a second apart. */
  async double() {
    for (let round = 0; round < rounds; round++) {
      const folder = join(dataDir, `round-${round}`)
      const { service, backup } = await bookWithBackup(folder)
      await writePeople(service, 'B', 30)
      const restore = () =>
        call(service, 'book', 'restoreBackup', { name: backup }).then(() => 'done', codeOf)
      const first = restore()
      await after((round * 250) / Math.max(1, rounds - 1))
      const ends = await Promise.all([first, restore()])
      await service.close()
      say({ folder, ends })
    }
  },
  /** One roster of so many rows, and the most memory (PSS, MB) this process held meanwhile. */
  async roster() {
    const path = join(dataDir, 'roster.csv')
    writeRoster(path, Number(process.env.ZHIXING_ROWS))
    const service = await open(join(dataDir, 'book'))
    await call(service, 'book', 'create', { kind: 'empty' })
    const watch = watchMemory(process.pid)
    const { token } = await call<{ token: string }>(service, 'imports', 'preview', {
      file: path,
      kind: 'people',
    })
    const { written } = await call<{ written: number }>(service, 'imports', 'apply', { token })
    say({ written, peak: watch.end() })
    await service.close()
  },
  /** Writes people until it is killed. */
  async write() {
    const { service } = await bookWithBackup(dataDir)
    for (let number = 1; ; number++) {
      const name = `B${String(number).padStart(4, '0')}-`
      await writePeople(service, name, 5)
      say(name)
    }
  },
}

const run = scenarios[scenario]
if (!run || !dataDir) throw new Error(`usage: life.js ${Object.keys(scenarios).join('|')} FOLDER`)
await run()
// As the service ends: the thread that reads files would live on.
process.exit(0)
