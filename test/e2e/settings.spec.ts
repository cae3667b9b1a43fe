import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { addOperator, beginEmpty, openEntry, operatorRow } from './support/first-steps'
import { expect, freshFolder, launch, test, type Zhixing } from './support/launch'
import { speak } from './support/pages'

const chinese = ['--lang', 'zh-CN']
test.use({ opening: { args: chinese } })

const toast = ({ page }: Zhixing) => page.getByRole('region', { name: '刚才发生的事' })

/** What the person chooses in the system's next dialogs. */
function chooseNext({ app }: Zhixing, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, path)
}

test('a backup goes to a file, is checked, and comes back: each result in sight in a small window', async ({
  zhixing,
}) => {
  const { page, dir, app } = zhixing
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1024, 700))
  const file = join(await freshFolder(), 'elsewhere.zhixing')
  await beginEmpty(page)
  await openEntry(page, '设置')
  await addOperator(page, '梁静')

  await chooseNext(zhixing, file)
  await page.getByRole('button', { name: '备份到文件…' }).click()
  await expect(toast(zhixing)).toContainText('已备份到 elsewhere.zhixing')
  await page.getByRole('button', { name: '检查备份文件…' }).click()
  await expect(page.getByText(/备份文件完好/)).toBeInViewport()

  await addOperator(page, '韩雪')
  await page.getByRole('button', { name: '从文件恢复…' }).click()
  const question = page.getByRole('dialog', { name: '用这份备份替换现有数据？' })
  await expect(question.getByRole('region', { name: '现有数据（将被替换）' })).toContainText(
    '新增操作人 韩雪',
  )
  await expect(question.getByRole('region', { name: '备份（恢复后的数据）' })).toContainText(
    '新增操作人 梁静',
  )
  await expect(question).toContainText('这份备份之后的 1 步操作不在其中。')
  // Hit twice, as hands do.
  await question.getByRole('button', { name: '恢复' }).dblclick()
  await expect(operatorRow(page, '韩雪')).toHaveCount(0)
  await expect(operatorRow(page, '梁静')).toBeVisible()
  await expect(
    page.getByRole('list', { name: '备份' }).getByRole('listitem').filter({ hasText: '恢复之前' }),
  ).toHaveCount(1)

  await expect(page.getByRole('button', { name: '换回恢复前的数据…' })).toBeInViewport()
  await page.getByRole('button', { name: '换回恢复前的数据…' }).click()
  const back = page.getByRole('dialog', { name: '换回恢复前的数据？' })
  await expect(back).toContainText('这份备份中有 1 步操作是现有数据没有的。')
  await back.getByRole('button', { name: '恢复' }).click()
  await expect(operatorRow(page, '韩雪')).toBeVisible()
  await expect(toast(zhixing)).toContainText('已换回恢复前的数据')

  await chooseNext(zhixing, join(dir, 'book.db'))
  await page.getByRole('button', { name: '检查备份文件…' }).click()
  await expect(toast(zhixing)).toContainText('这是知行正在使用的数据文件')
})

test('a dialog answered with a place in the data folder is refused at once, in both languages', async ({
  zhixing,
}) => {
  const { page, dir } = zhixing
  await beginEmpty(page)
  await openEntry(page, '设置')
  const lock = await readFile(join(dir, 'book.lock'))
  for (const name of ['book.lock', join('backups', 'new.zhixing'), join('..', basename(dir), 'x.zhixing')]) {
    await chooseNext(zhixing, join(dir, name))
    await page.getByRole('button', { name: '备份到文件…' }).click()
    await expect(toast(zhixing)).toContainText('这个位置在知行的数据文件夹里')
    await page.getByRole('button', { name: '关闭', exact: true }).first().click()
    await expect(toast(zhixing)).not.toContainText('这个位置在知行的数据文件夹里')
  }
  await speak(page, 'English')
  await page.getByRole('button', { name: 'Back up to a file…' }).click()
  await expect(page.getByText(/This place is in the data folder/).first()).toBeVisible()
  expect(await readFile(join(dir, 'book.lock'))).toEqual(lock)
  expect(existsSync(join(dir, 'x.zhixing'))).toBe(false)
})

test('the office says how its certificates are numbered, and a rule that cannot work is refused', async ({
  zhixing: { page },
}) => {
  await beginEmpty(page)
  await openEntry(page, '设置')
  const rule = page.getByLabel('证书编号规则')
  await rule.fill('{company}-{year}-{serial:3}')
  await page.getByLabel('证书单位代码').fill('XZ')
  await expect(page.getByText(`例：XZ-${new Date().getFullYear()}-012。`)).toBeVisible()
  await rule.fill('{company}{year}')
  await expect(page.getByRole('paragraph').filter({ hasText: '要有一处 {serial}' })).toBeVisible()
  await rule.press('Enter')
  await expect(rule).toHaveAttribute('aria-invalid', 'true')

  await rule.fill('{company}-{year}-{serial:3}')
  await rule.press('Enter')
  await page.reload()
  await expect(page.getByLabel('证书单位代码')).toHaveValue('XZ')
})

test('the last operator stays; a retired one is not offered any more', async ({ zhixing }) => {
  const { page } = zhixing
  await beginEmpty(page, '周敏')
  await openEntry(page, '设置')
  await operatorRow(page, '周敏').getByRole('button', { name: '停用' }).click()
  await expect(toast(zhixing)).toContainText('至少要保留一位操作人')
  await addOperator(page, '梁静')
  await operatorRow(page, '梁静').getByRole('button', { name: '停用' }).click()
  await expect(operatorRow(page, '梁静')).toContainText('已停用')
  await page.getByRole('button', { name: '周敏', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: '新增操作人…' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: '梁静' })).toHaveCount(0)
})

test('the book moves to another folder, with its backups', async () => {
  const to = await freshFolder()
  const config = await freshFolder()
  const from = join(config, 'Zhixing', 'book')
  const zhixing = await launch({ dir: '', args: chinese, env: { XDG_CONFIG_HOME: config } })
  const { app, page } = zhixing
  await beginEmpty(page)
  await openEntry(page, '设置')
  await addOperator(page, '梁静')
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(toast(zhixing)).toContainText('已备份')

  // The next start is this test's, not the system's.
  await app.evaluate(({ app: own }) => {
    own.relaunch = () => undefined
  })
  await chooseNext(zhixing, to)
  const ended = new Promise<void>(resolve => app.once('close', () => resolve()))
  await page.getByRole('button', { name: '移到别的文件夹…' }).click()
  await ended
  expect(existsSync(join(from, 'book.db'))).toBe(false)
  expect(JSON.parse(await readFile(join(config, 'Zhixing', 'folder.json'), 'utf8'))).toEqual({ folder: to })

  // Nobody has said yet who sits at this desk; its language is the one it had.
  const again = await launch({ dir: to })
  await again.page.getByRole('button', { name: '周敏', exact: true }).click()
  await openEntry(again.page, '设置')
  await expect(operatorRow(again.page, '梁静')).toBeVisible()
  await expect(again.page.getByRole('list', { name: '备份' }).getByRole('listitem')).toHaveCount(1)
  await again.close()

  const old = await launch({ dir: from, args: chinese, env: { XDG_CONFIG_HOME: config } })
  await expect(old.page.getByRole('heading', { name: '数据已移到别的文件夹' })).toBeVisible()
  await expect(old.page.getByText(to, { exact: true })).toBeVisible()
  await old.app.evaluate(({ app: own }) => {
    own.relaunch = () => undefined
  })
  const gone = new Promise<void>(resolve => old.app.once('close', () => resolve()))
  await old.page.getByRole('button', { name: '打开那里的数据' }).click()
  await gone
  expect(JSON.parse(await readFile(join(config, 'Zhixing', 'folder.json'), 'utf8'))).toEqual({ folder: to })
  for (const folder of [to, config]) await rm(folder, { recursive: true })
})

test('a book that was named on the command line moves without changing where a plain start looks', async () => {
  const [from, to, config] = [await freshFolder(), await freshFolder(), await freshFolder()]
  const zhixing = await launch({ dir: from, args: chinese, env: { XDG_CONFIG_HOME: config } })
  const { app, page } = zhixing
  await beginEmpty(page)
  await openEntry(page, '设置')
  await app.evaluate(
    ({ app: own }, file) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs')
      own.relaunch = options => writeFileSync(file, JSON.stringify(options?.args))
    },
    join(config, 'next'),
  )
  await chooseNext(zhixing, to)
  const ended = new Promise<void>(resolve => app.once('close', () => resolve()))
  await page.getByRole('button', { name: '移到别的文件夹…' }).click()
  await ended
  expect(existsSync(join(to, 'book.db'))).toBe(true)
  expect(existsSync(join(config, 'Zhixing', 'folder.json'))).toBe(false)
  expect(JSON.parse(await readFile(join(config, 'next'), 'utf8'))).toEqual(
    expect.arrayContaining(['--data', to]),
  )
  for (const folder of [from, to, config]) await rm(folder, { recursive: true })
})

test('from the demonstration year one begins with one’s own data, and it stays where it is', async () => {
  const config = await freshFolder()
  const env = { XDG_CONFIG_HOME: config, HOME: config }
  const first = await launch({ dir: '', args: ['--lang', 'en'], env })
  await first.page.getByLabel('Your name').fill('Emma Clarke')
  await first.page.getByRole('button', { name: /demonstration/i }).click()
  await first.page.getByRole('link', { name: 'Start your own data…' }).click({ timeout: 60_000 })
  await first.app.evaluate(({ app: own }) => {
    own.relaunch = () => undefined
  })
  const ended = new Promise<void>(resolve => first.app.once('close', () => resolve()))
  await first.page.getByRole('button', { name: 'Start there' }).click()
  await ended

  const again = await launch({ dir: '', args: ['--lang', 'en'], env })
  await expect(again.page.getByRole('heading', { name: 'Welcome to Zhixing' })).toBeVisible()
  await beginEmpty(again.page, 'Emma Clarke')
  await expect(again.page.getByText('Demo year')).toHaveCount(0)
  await again.close()
  expect(existsSync(join(config, 'Zhixing', 'book', 'book.db'))).toBe(true)
  await rm(config, { recursive: true })
})
