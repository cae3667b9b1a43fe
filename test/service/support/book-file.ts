import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export const bookFile = (dataDir: string): string => join(dataDir, 'book.db')

/** What SQLite itself says of a file: 'ok' when every page, index, check and foreign key holds. */
export function verdictOn(file: string): string {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const foreign = sqlite.pragma('foreign_key_check') as unknown[]
    return foreign.length > 0 ? 'foreign keys' : String(sqlite.pragma('integrity_check(1)', { simple: true }))
  } finally {
    sqlite.close()
  }
}

/** Reads the file behind the application's back. */
export function valuesIn(file: string, sql: string): unknown[] {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return sqlite.prepare(sql).pluck().all()
  } finally {
    sqlite.close()
  }
}

/** Changes the file behind the application's back. */
export function changeIn(file: string, sql: string): void {
  const sqlite = new Database(file)
  try {
    sqlite.unsafeMode(true)
    sqlite.exec(sql)
  } finally {
    sqlite.close()
  }
}

export function overwrite(file: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, bytes, 0, bytes.length, offset)
  } finally {
    closeSync(handle)
  }
}

export const sha256Of = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')
