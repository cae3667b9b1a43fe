import { existsSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { spillFolder } from '../../../electron/service/db/spill'
import { imports } from '../../../src/contract/imports'
import type { CallError } from '../../../src/contract/wire'
import { officeText } from '../../support/office-files'
import { openPage, type TestPage } from '../support/page'
import { openImports } from './imports-of-book'

const roster = officeText([
  ['姓名', '工号', '部门'],
  ['王芳', '00001', '客服一部'],
])

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: CallError) => (error.error.kind === 'refused' ? error.error.code : error.error.kind),
  )
const forget = (page: TestPage, token: string) =>
  page.send('imports', 'forget', imports.forget, { token }) as Promise<unknown>

it('keeps the files a page looks at for that page alone', async () => {
  const office = await openImports()
  const [one, other] = [openPage(office.service), openPage(office.service)]
  const preview = (page: TestPage): Promise<{ token: string; accepted: number }> =>
    page.send('imports', 'preview', imports.preview, {
      file: office.ticket(office.put('roster.csv', `\ufeff${roster}`)),
      kind: 'people',
    })
  const apply = (page: TestPage, token: string) =>
    codeOf(page.send('imports', 'apply', imports.apply, { token }))

  const mine = await preview(one)
  const theirs = await preview(other)
  expect([mine.accepted, theirs.accepted]).toEqual([1, 1])
  // A token is no way to somebody else's file, neither to write it nor to put it away.
  expect(await apply(other, mine.token)).toBe('token_gone')
  await forget(other, mine.token)
  // Five more of the other page crowd out its own first file, and none of this one's.
  for (let more = 0; more < 5; more++) await preview(other)
  expect(await apply(other, theirs.token)).toBe('token_gone')

  expect(await apply(one, mine.token)).toBe('done')
  expect((await office.call('people', 'list', { status: 'active', limit: 10 })).total).toBe(1)
})

it('puts the files of a page away when the page goes', async () => {
  const office = await openImports()
  const spilled = () =>
    existsSync(spillFolder(office.dataDir)) ? readdirSync(spillFolder(office.dataDir)) : []
  const page = openPage(office.service)
  await page.send('imports', 'preview', imports.preview, {
    file: office.ticket(office.put('roster.csv', `\ufeff${roster}`)),
    kind: 'people',
  })
  page.close()
  expect(spilled()).toEqual([])
})
