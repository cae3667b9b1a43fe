import { expect, it } from 'vitest'
import { createBookHealth } from '../../../electron/service/book/backups/book-health'
import type { RunTask } from '../../../electron/service/book/tasks/run-task'
import type { Writer } from '../../../electron/service/commands'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'

const good: BackupEntry = {
  name: 'book-000001.db',
  at: '2026-12-08T01:00:00.000Z',
  bytes: 1,
  reason: 'manual',
  verified: true,
}

/** A book found altered, whose backups are looked at until `answer` is called. */
async function altered() {
  let answer: (offered: BackupEntry[] | Error) => void = () => undefined
  let asked: () => void = () => undefined
  const offerAsked = new Promise<void>(resolve => {
    asked = resolve
  })
  const runTask = (async (name: string): Promise<unknown> => {
    if (name !== 'offer') throw new Error(name)
    asked()
    return new Promise<BackupEntry[]>((resolve, reject) => {
      answer = offered => (offered instanceof Error ? reject(offered) : resolve(offered))
    })
  }) as unknown as RunTask
  const told: unknown[] = []
  const health = createBookHealth({
    dataDir: '/nowhere',
    file: '/nowhere/book.db',
    runTask,
    changed: () => told.push(health.notice()),
    log: () => undefined,
  })
  health.opened('records')
  await offerAsked
  return { health, told, answer: (offered: BackupEntry[] | Error) => answer(offered) }
}

it.each<[string, BackupEntry[] | Error, unknown]>([
  ['one of them is good', [good], { name: good.name, at: good.at }],
  ['none is', [{ ...good, verified: false }], null],
  ['only a copy salvaged from damage opens', [{ ...good, reason: 'salvaged' }], null],
  ['they could not be looked at', new Error('EIO'), null],
])(
  'while backups are weighed nobody says that there is no good one; then it is known: %s',
  async (_how, found, backup) => {
    const { health, told, answer } = await altered()
    expect(health.notice()).toEqual({ code: 'damaged', what: 'records', weighing: true, backup: null })
    answer(found)
    await health.soundUpTo()
    expect(told).toEqual([
      { code: 'damaged', what: 'records', weighing: true, backup: null },
      { code: 'damaged', what: 'records', weighing: false, backup },
    ])
  },
)

it('what was found for an opening before is not said of this one', async () => {
  const { health, answer } = await altered()
  health.opened('sound')
  answer([good])
  await expect.poll(() => health.notice()).toBeNull()
})

it('a check that was under way when altered rows were taken note of says nothing of them afterwards', async () => {
  const checks: ((recordsHold: boolean) => void)[] = []
  const runTask = ((name: string) =>
    name === 'offer'
      ? Promise.resolve([])
      : new Promise(resolve => {
          checks.push(recordsHold => resolve({ kind: 'usable', recordsHold, derived: [] }))
        })) as unknown as RunTask
  const options = { dataDir: '/nowhere', file: '/nowhere/book.db', changed: () => undefined }
  const health = createBookHealth({ ...options, runTask, log: () => undefined })
  const unwritten = { run: async () => ({}), foreignWrites: async () => 3 } as unknown as Writer
  health.opened('unknown')
  const soundUpTo = health.soundUpTo()
  const request = { area: 'book', name: 'noteAltered' } as Parameters<Writer['run']>[0]
  await health.watchedWriter(unwritten).run(request)
  expect(checks).toHaveLength(2)
  checks[0]?.(false)
  checks[1]?.(true)
  expect(await soundUpTo).toBe(3)
  expect(health.notice()).toBeNull()
  expect(health.isChecking()).toBe(false)
})
