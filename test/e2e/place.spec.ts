import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginEmpty, openEntry } from './support/first-steps'
import { expect, freshFolder, launch, test } from './support/launch'

/** A home of this test's own: where the application keeps what it remembers, and proposes to keep the data. */
const homeIn = (place: string) => ({ HOME: place, XDG_CONFIG_HOME: join(place, 'config') })

test.describe('a data folder in a sync folder', () => {
  test('is settled before one begins; kept once, it is not asked again', async () => {
    const place = await freshFolder()
    const dir = join(place, '我的坚果云', 'book')
    mkdirSync(join(place, '我的坚果云'))
    const env = homeIn(place)
    const first = await launch({ dir, args: ['--lang', 'zh-CN'], env })
    try {
      const { page } = first
      await expect(page.getByText('数据文件夹由“坚果云”同步')).toBeVisible()
      await expect(page.getByText(join(place, 'config', 'Zhixing', 'book'))).toBeVisible()
      await expect(page.getByRole('button', { name: '放在本机' })).toBeEnabled()
      await expect(page.getByLabel('您的姓名')).toHaveCount(0)
      await page.getByRole('button', { name: '仍放在这里' }).click()
      await beginEmpty(page)
      await expect(page.getByText('数据文件夹由“坚果云”同步')).toHaveCount(0)
    } finally {
      await first.close()
    }
    const again = await launch({ dir, args: ['--lang', 'zh-CN'], env })
    try {
      await expect(again.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
      await expect(again.page.getByText('数据文件夹由“坚果云”同步')).toHaveCount(0)
    } finally {
      await again.close()
    }
    const kept: unknown = JSON.parse(
      readFileSync(join(place, 'config', 'Zhixing', 'kept-folders.json'), 'utf8'),
    )
    expect(kept).toEqual([dir])
    rmSync(place, { recursive: true, force: true })
  })
})

test.describe('a data folder that is not there', () => {
  const begun = async (dir: string, env: Record<string, string>, args: string[]) => {
    const zhixing = await launch({ dir, args: ['--lang', 'en', ...args], env })
    await expect(zhixing.page.getByRole('heading', { name: 'The data folder was not found' })).toBeVisible()
    return zhixing
  }

  test('is not made before the person says so, and is found once its disk is there', async () => {
    const place = await freshFolder()
    const dir = join(place, 'usb', 'book')
    const first = await begun(dir, homeIn(place), [])
    expect(existsSync(join(place, 'usb'))).toBe(false)
    mkdirSync(join(place, 'usb'))
    await first.page.getByRole('button', { name: 'Try again' }).click()
    await expect(first.page.getByRole('heading', { name: 'Welcome to Zhixing' })).toBeVisible()
    await first.close()
    rmSync(place, { recursive: true, force: true })
  })

  test('is made to begin anew, by name, also where only what was remembered leads to it', async () => {
    const place = await freshFolder()
    const gone = join(place, 'usb', 'book')
    mkdirSync(join(place, 'config', 'Zhixing'), { recursive: true })
    writeFileSync(join(place, 'config', 'Zhixing', 'folder.json'), JSON.stringify({ folder: gone }))
    const { page, close } = await begun('', homeIn(place), [])
    expect(existsSync(join(place, 'usb'))).toBe(false)
    await expect(page.getByText(gone)).toBeVisible()
    await page.getByRole('button', { name: 'Create this folder and start with empty data' }).click()
    await beginEmpty(page, 'Emma Clarke')
    expect(existsSync(join(gone, 'book.db'))).toBe(true)
    await close()
    rmSync(place, { recursive: true, force: true })
  })
})

test.describe('a name in the data folder that something else has', () => {
  test('is said, and cleared by one step, in a book that opens all the same', async () => {
    const dir = await freshFolder()
    const first = await launch({ dir, args: ['--lang', 'en'] })
    await beginEmpty(first.page, 'Emma Clarke')
    await first.close()
    rmSync(join(dir, 'book.lock'))
    mkdirSync(join(dir, 'book.lock'))
    rmSync(join(dir, 'backups'), { recursive: true, force: true })
    writeFileSync(join(dir, 'backups'), 'put here by somebody')

    const opened = await launch({ dir, args: ['--lang', 'en'] })
    try {
      const { page } = opened
      await expect(page.getByText(/“book.lock” is not a file of Zhixing/)).toBeVisible()
      await expect(page.getByText(/Read only: you can view and export/)).toBeVisible()
      const clear = (name: string) =>
        page
          .getByRole('status')
          .filter({ hasText: `“${name}”` })
          .getByRole('button', { name: 'Rename it and continue' })
          .click()
      await clear('book.lock')
      await expect(page.getByText(/Read only: you can view and export/)).toHaveCount(0)
      await clear('backups')
      await expect(page.getByText('“backups”')).toHaveCount(0)
      await openEntry(page, 'Settings')
      await page.getByRole('button', { name: 'Back up now' }).click()
      await expect(page.getByText('Verified', { exact: true })).toBeVisible()
    } finally {
      await opened.close()
    }
    const aside = readdirSync(dir).find(name => name.startsWith('backups-aside-')) ?? ''
    expect(readFileSync(join(dir, aside), 'utf8')).toBe('put here by somebody')
    expect(existsSync(join(dir, 'backups'))).toBe(true)
    rmSync(dir, { recursive: true, force: true })
  })
})
