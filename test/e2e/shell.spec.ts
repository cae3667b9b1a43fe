import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addOperator, ask, beginEmpty, openEntry, operatorRow } from './support/first-steps'
import { expect, freshFolder, launch, test, type Zhixing } from './support/launch'
import { speak } from './support/pages'
import { killService } from './support/service'

test.use({ opening: { args: ['--lang', 'zh-CN'] } })

const chinese = ['--lang', 'zh-CN']
const toast = ({ page }: Zhixing) => page.getByRole('region', { name: '刚才发生的事' })

test.describe('the first start', () => {
  test('welcomes, shows where the book will lie, and begins an empty one', async ({ zhixing }) => {
    const { page, dir } = zhixing
    await expect(page.getByRole('heading', { name: '欢迎使用知行' })).toBeVisible()
    await expect(page.getByText(dir)).toBeVisible()
    await expect(page.getByRole('button', { name: '打开演示年度' })).toBeVisible()

    await page.getByRole('button', { name: '从空白开始' }).click()
    await expect(page.getByText('请填写姓名')).toBeVisible()
    await beginEmpty(page, '周敏')
    await expect(page).toHaveTitle(/知行$/)
    expect((await readFile(join(dir, 'book.db'))).subarray(0, 15).toString()).toBe('SQLite format 3')
  })

  test('switches its language where it stands, and the next start remembers', async ({ zhixing }) => {
    const { page, dir } = zhixing
    await beginEmpty(page)
    await openEntry(page, '设置')
    await speak(page, 'English')
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
    await expect(page).toHaveTitle('Settings · Zhixing')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await zhixing.close()

    const again = await launch({ dir })
    await expect(again.page.getByRole('link', { name: 'Settings' })).toBeVisible()
    await again.close()
  })
})

test('is larger and smaller by the keys that browsers have, and the next start remembers', async ({
  zhixing,
}) => {
  const { page, dir } = zhixing
  await beginEmpty(page)
  const width = () => page.evaluate(() => window.innerWidth)
  const whole = await width()
  const larger = async (one: Zhixing, keys: string) => {
    await one.app.evaluate(({ BrowserWindow }, keyCode) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: ['control'] })
      webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers: ['control'] })
    }, keys)
  }
  for (let press = 0; press < 3; press++) await larger(zhixing, '=')
  await expect.poll(width).toBeLessThan(whole * 0.7)
  await larger(zhixing, '-')
  await expect.poll(width).toBeGreaterThan(whole * 0.75)
  await zhixing.close()

  const again = await launch({ dir })
  const seen = () => again.page.evaluate(() => [window.innerWidth, window.outerWidth])
  await expect.poll(async () => Math.round((await seen())[0]! * 1.25) - (await seen())[1]!).toBeLessThan(4)
  await larger(again, '0')
  await expect.poll(async () => (await seen())[0]).toBe(whole)
  await again.close()
})

test.describe('undo and redo', () => {
  test('go by keyboard, outside text fields only', async ({ zhixing }) => {
    const { page } = zhixing
    await beginEmpty(page)
    await openEntry(page, '设置')
    await addOperator(page, '梁静')
    await expect(toast(zhixing)).toContainText('新增操作人 梁静')

    // Here it belongs to the field.
    await page.getByLabel('新增操作人的姓名').fill('赵')
    await page.keyboard.press('Control+z')
    await expect(operatorRow(page, '梁静')).toBeVisible()

    await page.getByRole('heading', { name: '设置', level: 1 }).click()
    await page.keyboard.press('Control+z')
    await expect(operatorRow(page, '梁静')).toHaveCount(0)
    await expect(toast(zhixing)).toContainText('撤销：新增操作人 梁静')

    await page.keyboard.press('Control+Shift+z')
    await expect(operatorRow(page, '梁静')).toBeVisible()
    // As fast as fingers go: each waits for the one before.
    for (const keys of ['Control+z', 'Control+y', 'Control+z', 'Control+z']) await page.keyboard.press(keys)
    // The one before was the adding of who sits here.
    await expect(toast(zhixing)).toContainText('您自己就不再是操作人了')
    await expect(operatorRow(page, '梁静')).toHaveCount(0)
    await page.keyboard.press('Control+y')
    await expect(toast(zhixing)).toContainText('重做：新增操作人 梁静')
    await expect(operatorRow(page, '梁静')).toBeVisible()
  })

  test('outlive a restart', async ({ zhixing }) => {
    const { page, dir } = zhixing
    await beginEmpty(page)
    await openEntry(page, '设置')
    await addOperator(page, '梁静')
    await zhixing.close()

    const again = await launch({ dir, args: chinese })
    await openEntry(again.page, '设置')
    await expect(operatorRow(again.page, '梁静')).toBeVisible()
    await again.page.keyboard.press('Control+z')
    await expect(operatorRow(again.page, '梁静')).toHaveCount(0)
    await openEntry(again.page, '操作历史')
    await expect(again.page.getByText('撤销：新增操作人 梁静').first()).toBeVisible()
    await again.close()
  })

  test('say what stands in the way, and take all of it back', async ({ zhixing }) => {
    const { page } = zhixing
    await beginEmpty(page)
    await openEntry(page, '设置')
    await addOperator(page, '梁静')
    await operatorRow(page, '梁静').getByRole('button', { name: '改名' }).click()
    await page.getByLabel('梁静 的新名称').fill('梁小静')
    await page.keyboard.press('Enter')
    await expect(operatorRow(page, '梁小静')).toBeVisible()

    await openEntry(page, '操作历史')
    const added = page.getByRole('listitem').filter({ hasText: '新增操作人 梁静' })
    await added.getByRole('button', { name: '撤销' }).click()
    const dialog = page.getByRole('dialog', { name: '后面的步骤依赖这一步' })
    await expect(dialog).toContainText('操作人改名为 梁小静')
    await dialog.getByRole('button', { name: '全部撤销（2 步）' }).click()
    await expect(page.getByRole('button', { name: '重做' }).first()).toBeVisible()
    await expect(page.getByText('已撤销')).toHaveCount(2)
    await page.getByRole('button', { name: '1 处改动' }).last().click()
    await expect(page.getByRole('definition').filter({ hasText: '周敏' })).toBeVisible()
  })
})

test.describe('Ctrl+K', () => {
  test('goes to pages and does things, by characters, pinyin or initials', async ({ zhixing }) => {
    const { page } = zhixing
    await beginEmpty(page)
    for (const [typed, title] of [
      ['设置', '设置'],
      ['lishi', '操作历史'],
      ['sz', '设置'],
    ] as const) {
      await ask(page, typed)
      await expect(page.getByRole('listbox').getByRole('option', { name: title })).toHaveAttribute(
        'aria-selected',
        'true',
      )
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
    }
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { name: '操作历史', level: 1 })).toBeVisible()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible()

    await backUp(zhixing)
    await expect(page.getByRole('list', { name: '备份' }).getByRole('listitem')).toHaveCount(1)
  })
})

test.describe('keys', () => {
  test('F1 says what a page is for, ? which keys it has, and the focus returns from there and from a panel', async ({
    zhixing,
  }) => {
    const { page } = zhixing
    await beginEmpty(page)
    await openEntry(page, '人员')
    const add = page.getByRole('main').getByRole('button', { name: '新增人员' }).first()
    await add.focus()
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: '帮助' })
    await expect(help).toContainText('左侧是机构，右侧是所选机构的人员。')
    await expect(help.getByRole('term').filter({ hasText: /^N$/ })).toBeVisible()
    // A question stands open: the page behind it does not take its keys.
    await page.keyboard.press('n')
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await expect(add).toBeFocused()

    await page.keyboard.press('F1')
    await help.getByRole('button', { name: '复制诊断信息…' }).click()
    await expect(page.getByRole('dialog', { name: '诊断信息' })).toContainText('Zhixing')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await add.focus()

    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: '按键' })
    await expect(keys).toContainText('查找与命令')
    await page.keyboard.press('Escape')
    await expect(keys).toBeHidden()

    await page.keyboard.press('n')
    const panel = page.getByRole('complementary', { name: '新增人员' })
    await expect(panel.getByLabel('工号', { exact: true })).toBeFocused()
    // Single keys are the field's.
    await page.keyboard.type('n?')
    await expect(panel.getByLabel('工号', { exact: true })).toHaveValue('n?')
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(add).toBeFocused()
  })
})

test.describe('when the service dies', () => {
  test('the page says so, stays, and works on', async ({ zhixing }) => {
    const { page } = zhixing
    await beginEmpty(page)
    await openEntry(page, '设置')
    await page.getByLabel('单位名称').fill('某某中心')
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      new MutationObserver(() => seen.push(document.body.textContent ?? '')).observe(document.body, {
        childList: true,
        subtree: true,
      })
    })
    await killService(zhixing)
    await expect
      .poll(() =>
        page.evaluate(() =>
          (window as unknown as { seen: string[] }).seen.some(text => text.includes('正在重新启动')),
        ),
      )
      .toBe(true)
    // What was typed is still there, and saving it works.
    await expect(page.getByLabel('单位名称')).toHaveValue('某某中心')
    await page.getByLabel('单位名称').press('Enter')
    await expect(toast(zhixing)).toContainText('修改单位设置')
    await expect(page.getByText('正在重新启动')).toHaveCount(0)
  })

  test('three times, the recovery page stands there, and starts it again', async ({ zhixing }) => {
    const { page, dir } = zhixing
    await beginEmpty(page)
    for (let death = 0; death < 3; death++) await killService(zhixing)
    await expect(page.getByRole('heading', { name: '数据服务接连停止了三次' })).toBeVisible()
    await expect(page.getByText(join(dir, 'logs', 'zhixing.log'))).toBeVisible()
    await page.getByRole('button', { name: '重新启动数据服务' }).click()
    await expect(page.getByRole('button', { name: '周敏', exact: true })).toBeVisible()
  })

  test('of its book, the book is put aside and the backups are offered', async ({ zhixing }) => {
    const { page } = zhixing
    await beginEmpty(page)
    await backUp(zhixing)
    for (let death = 0; death < 3; death++) await killService(zhixing)
    await page.getByRole('button', { name: '另行保留，选择备份' }).click()
    await expect(page.getByRole('heading', { name: '数据文件已损坏' })).toBeVisible()
    await page.getByRole('button', { name: /^恢复 .* 的备份$/ }).click()
    await page.getByRole('dialog', { name: '恢复这份备份？' }).getByRole('button', { name: '恢复' }).click()
    await expect(page.getByRole('button', { name: '周敏', exact: true })).toBeVisible()
  })
})

test.describe('a book that cannot be opened', () => {
  test('of a newer Zhixing is refused, not a byte of it changed', async () => {
    const dir = await madeBook()
    const file = join(dir, 'book.db')
    const bytes = await readFile(file)
    bytes.writeUInt32BE(9_999, 60)
    await writeFile(file, bytes)
    const before = await hashOf(file)

    const zhixing = await launch({ dir, args: chinese })
    await expect(zhixing.page.getByRole('heading', { name: '数据来自更新版本的知行' })).toBeVisible()
    await expect(zhixing.page.getByText('9999')).toBeVisible()
    await zhixing.page.getByRole('button', { name: '再试一次' }).click()
    await expect(zhixing.page.getByRole('heading', { name: '数据来自更新版本的知行' })).toBeVisible()
    await zhixing.close()
    expect(await hashOf(file)).toBe(before)
    await rm(dir, { recursive: true })
  })

  test('because it is broken is put aside, and a backup comes back after one question', async () => {
    const dir = await madeBook({ backup: true })
    const file = join(dir, 'book.db')
    await writeFile(file, (await readFile(file)).subarray(0, 20_000))
    await rm(`${file}-wal`, { force: true })

    const zhixing = await launch({ dir, args: chinese })
    const { page } = zhixing
    await expect(page.getByRole('heading', { name: /数据文件已损坏|无法打开这个数据文件/ })).toBeVisible()
    await expect(page.getByText(join(dir, 'quarantine'))).toBeVisible()
    const backups = page.getByRole('list', { name: '备份' }).getByRole('listitem')
    await expect(backups.filter({ hasText: '已校验' })).not.toHaveCount(0)
    await backups.filter({ hasText: '手动' }).first().getByRole('button', { name: /^恢复/ }).click()
    await page.getByRole('dialog', { name: '恢复这份备份？' }).getByRole('button', { name: '恢复' }).click()
    await expect(page.getByRole('button', { name: '周敏', exact: true })).toBeVisible()
    await zhixing.close()
    await rm(dir, { recursive: true })
  })
})

test('a second start raises the first window', async ({ zhixing }) => {
  const { app, page, dir } = zhixing
  await expect(page.getByRole('heading', { name: '欢迎使用知行' })).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const visible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
  expect(await visible()).toBe(false)
  // It gives way at once, before it has a window that could be waited for.
  await launch({ dir, args: chinese }).catch(() => undefined)
  await expect.poll(visible).toBe(true)
})

async function backUp(zhixing: Zhixing): Promise<void> {
  await ask(zhixing.page, 'ljbf')
  await zhixing.page.keyboard.press('Enter')
  await expect(toast(zhixing)).toContainText('已备份并校验')
}

/** A folder with an empty book of one operator, closed. */
async function madeBook({ backup = false } = {}): Promise<string> {
  const dir = await freshFolder()
  const zhixing = await launch({ dir, args: chinese })
  await beginEmpty(zhixing.page)
  if (backup) await backUp(zhixing)
  await zhixing.close()
  return dir
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}
