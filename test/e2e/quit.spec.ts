import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginEmpty } from './support/first-steps'
import { expect, test } from './support/launch'

test.use({ opening: { args: ['--lang', 'en'] } })

const markIn = (dir: string): { seq: number; closed: unknown } =>
  JSON.parse(readFileSync(join(dir, 'book.mark'), 'utf8'))

test('asked to quit, as a menu or the system does, it closes the book properly first', async ({
  zhixing: { app, page, dir },
}) => {
  await beginEmpty(page)
  expect(markIn(dir)).toMatchObject({ closed: null })
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await app.evaluate(({ app: own }) => setTimeout(() => own.quit()))
  expect(await ended).toBe(0)
  expect(markIn(dir).closed).not.toBeNull()
})
