import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { electronPath } from '../../support/electron'
import { expect, freshFolder, launch, type Zhixing } from './launch'

const root = resolve(import.meta.dirname, '../../..')

/** What of a book the tests go to. */
export interface Places {
  operatorId: string
  /** A session that was held, marked, certified and followed up. */
  sessionId: string
  /** Somebody with a certificate and an action. */
  personId: string
  courseId: string
  actionId: string
}

let built: Promise<string> | null = null

/** The demonstration year, built once by the command line in this process and copied for each file. */
async function template(): Promise<string> {
  const dir = join(await mkdtemp(join(tmpdir(), 'zhixing-demonstration-')), 'book')
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const args = [...sandbox, '--log-level=3', root, '--cli', '--data', dir, 'demo-year']
  const child = spawn(electronPath(), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', piece => {
      said += piece
    })
  const code = await new Promise(done => child.once('close', done))
  if (code !== 0) throw new Error(`demo-year ended with ${code}: ${said}`)
  return dir
}

/** A fresh folder with the demonstration year. */
export async function demonstrationBook(): Promise<string> {
  built ??= template()
  const dir = await freshFolder()
  await cp(await built, dir, { recursive: true })
  return dir
}

/** Ends what `demonstrationBook` built: in `test.afterAll`. */
export async function dropTemplate(): Promise<void> {
  if (built) await rm(join(await built, '..'), { recursive: true, force: true })
  built = null
}

export function placesIn(dir: string): Places {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    const one = (sql: string) => book.prepare(sql).pluck().get() as string
    const sessionId = one(
      `SELECT session.id FROM session
       JOIN certificate ON certificate.session_id = session.id
       JOIN action ON action.session_id = session.id
       GROUP BY session.id ORDER BY count(DISTINCT certificate.id) DESC, session.id LIMIT 1`,
    )
    return {
      sessionId,
      operatorId: one('SELECT id FROM operator ORDER BY id LIMIT 1'),
      personId: one('SELECT person_id FROM certificate ORDER BY number LIMIT 1'),
      courseId: one(`SELECT course_id FROM session WHERE id = '${sessionId}'`),
      actionId: one(`SELECT id FROM action WHERE status = 'open' ORDER BY number LIMIT 1`),
    }
  } finally {
    book.close()
  }
}

/** Opens a book with its first operator at the desk: nobody is asked who sits there. */
export async function openAsOperator(dir: string, language: 'zh-CN' | 'en'): Promise<Zhixing> {
  const { operatorId } = placesIn(dir)
  const opened = await launch({ dir, args: ['--lang', language] })
  await opened.page.evaluate(id => localStorage.setItem('zhixing.operator', id), operatorId)
  await opened.page.reload()
  await expect(
    opened.page.getByRole('navigation', { name: /主导航|Main navigation/ }),
    'the desk of the demonstration year',
  ).toBeVisible()
  return opened
}

/** A session with people who passed and nobody with a certificate. */
export function waitingSession(dir: string): string {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    return book
      .prepare(
        `SELECT session.id FROM session WHERE status = 'held'
         AND EXISTS (SELECT 1 FROM mark WHERE mark.session_id = session.id AND verdict = 'passed')
         AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.session_id = session.id) LIMIT 1`,
      )
      .pluck()
      .get() as string
  } finally {
    book.close()
  }
}
