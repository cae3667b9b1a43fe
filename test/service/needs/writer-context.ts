import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { CommandContext } from '../../../electron/service/context'
import { openWriter } from '../../../electron/service/db/sqlite/open'
import { Refusal } from '../../../electron/service/refusal'
import { testDay } from '../support/service'
import { type Office, openOffice } from './office'

/** An office, and a way to call what other rooms call inside their own commands. */
export interface WriterOffice extends Office {
  within<T>(use: (context: CommandContext) => Promise<T>): Promise<T>
}

export async function openWriterContext(): Promise<WriterOffice> {
  const office = await openOffice()
  let commandSeq = 1_000_000
  return {
    ...office,
    async within(use) {
      const { sqlite, db } = openWriter(join(office.book.dataDir, 'book.db'))
      try {
        commandSeq += 1
        sqlite.exec('BEGIN IMMEDIATE')
        sqlite.prepare('UPDATE running SET command_seq = ?').run(commandSeq)
        const result = await use({
          tx: db,
          today: testDay,
          now: `${testDay}T01:00:00.000Z`,
          operatorId: null,
          lostScans: new Set(),
          leaving: new Set(),
          // Later than any id made before, as in a command of its own.
          newId: () => `ffffffff-${commandSeq}-${randomUUID()}`,
          refuse: code => {
            throw new Refusal(code)
          },
          emit: async () => undefined,
          staged: () => null,
          stopHere: () => undefined,
          describe: () => undefined,
          sealAnew: async () => true,
          isIntact: () => Promise.resolve(false),
          putBack: () => Promise.reject(new Error('puts nothing back')),
          takeBack: () => Promise.reject(new Error('takes nothing back')),
        })
        sqlite.prepare('UPDATE running SET command_seq = NULL').run()
        sqlite.exec('COMMIT')
        return result
      } finally {
        sqlite.close()
      }
    },
  }
}
