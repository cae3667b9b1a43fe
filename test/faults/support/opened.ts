import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { createService } from '../../../electron/service/service'
import type { BookState } from '../../../src/contract/book/state'
import { freshFolder } from './driver'

export const bookIn = (dataDir: string): string => join(dataDir, 'book.db')

export function copyOf(dataDir: string): string {
  const copy = freshFolder()
  cpSync(dataDir, copy, { recursive: true })
  return copy
}

export interface Reopened {
  state: BookState
  call(area: string, name: string, input: unknown): Promise<unknown>
}

/** Opens a folder as the application would after the fault, and closes it again. */
export async function reopened<T>(dataDir: string, look: (book: Reopened) => Promise<T>): Promise<T> {
  const service = await createService({
    dataDir,
    host: { pathOf: ticket => ticket, print: () => Promise.reject(new Error('no printer here')) },
    now: () => new Date('2026-12-09T02:00:00Z'),
    writer: 'inline',
    backups: null,
    log: error => {
      throw error
    },
    onFatal: error => {
      throw error
    },
  })
  try {
    return await look({
      state: await service.state(),
      call: async (area, name, input) => (await service.call(area, name, input)).output,
    })
  } finally {
    await service.close()
  }
}

/** How many people of a batch are in the book. */
export function peopleOf(file: string, batch: string): number {
  return Number(ask(file, `SELECT count(*) FROM person WHERE staff_no GLOB '${batch}[0-9]*'`)[0])
}

export function ask(file: string, sql: string): unknown[] {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return sqlite.prepare(sql).pluck().all()
  } finally {
    sqlite.close()
  }
}

/** Every page, index, check, foreign key and link of the audit. */
export async function expectSound(dataDir: string, { call }: Reopened): Promise<void> {
  const sqlite = new Database(bookIn(dataDir), { readonly: true, fileMustExist: true })
  try {
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
  } finally {
    sqlite.close()
  }
  expect(await call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null })
}

export const forget = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true })
