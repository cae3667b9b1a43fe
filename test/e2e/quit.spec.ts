import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginEmpty } from './support/first-steps'
import { expect, test } from './support/launch'

test.use({ opening: { args: ['--lang', 'en'] } })

const markIn = (dir: string): { seq: number; closed: unknown } =>
  JSON.parse(readFileSync(join(dir, 'book.mark'), 'utf8'))

/** What the log says last: why a close did not vouch, where it did not. */
const wordsOfLog = (dir: string): string => {
  const log = join(dir, 'logs', 'zhixing.log')
  return existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-12).join(' | ')
    : 'it logged nothing'
}

test('asked to quit, as a menu or the system does, it closes the book properly first', async ({
  zhixing: { app, page, dir },
}) => {
  await beginEmpty(page)
  expect(markIn(dir)).toMatchObject({ closed: null })
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await app.evaluate(({ app: own }) => setTimeout(() => own.quit()))
  expect(await ended).toBe(0)
  expect(markIn(dir).closed, wordsOfLog(dir)).not.toBeNull()
})
