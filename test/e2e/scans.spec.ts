import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { heic, pdf as wholePdf } from '../service/support/sound-files'
import { demonstrationBook, dropTemplate, openAsOperator } from './support/books'
import { expect, freshFolder, test, unforgivable } from './support/launch'
import { chooses, picture, rot, sessionThatIs, storedAt } from './support/scans'

test.afterAll(dropTemplate)

const pages = Buffer.from('%PDF-1.7\n一页签过字的表\n%%EOF\n')

const words = {
  'zh-CN': {
    papers: '八项材料',
    signIn: '签到表',
    attach: '为“签到表”附扫描件',
    complete: '已齐',
    damaged: '已损坏',
    missing: '缺失',
    fullSize: '原始大小',
    says: '数据文件夹里的这份扫描件已损坏',
    notice: /有 1 份扫描件缺失或已损坏/,
    noticeTwo: /有 2 份扫描件缺失或已损坏/,
    again: '重新校验',
    found: '2 份扫描件中有 2 份缺失或已损坏',
    line: '签到表 扫描.png（',
    whole: '2 份扫描件都在，内容与附上时一致。',
    renamed: '已附上 签到表 照片.heic',
    cutOff: '“签到表 半份.pdf”不完整',
    told: '刚才发生的事',
    kinds: '没有附上：录音.mp3。可以附的文件：PDF、OFD、图片、',
  },
  en: {
    papers: 'The eight papers',
    signIn: 'Sign-in sheet',
    attach: 'Attach a scan to “Sign-in sheet”',
    complete: 'Complete',
    damaged: 'Damaged',
    missing: 'Missing',
    fullSize: 'Full size',
    says: 'This scan is damaged in the data folder',
    notice: /1 scan is missing or damaged/,
    noticeTwo: /2 scans are missing or damaged/,
    again: 'Check again',
    found: '2 of 2 scans are missing or damaged',
    line: '签到表 扫描.png (',
    whole: 'All 2 scans are there, as they were attached.',
    renamed: 'Attached 签到表 照片.heic',
    cutOff: '“签到表 半份.pdf” is incomplete',
    told: 'What just happened',
    kinds: 'Not attached: 录音.mp3. These can be attached: PDF, OFD, pictures,',
  },
} as const

const go = (page: Page, hash: string) =>
  page.evaluate(to => {
    location.hash = to
  }, hash)

for (const language of ['zh-CN', 'en'] as const) {
  test(`a scan is looked at, rots on the disk, says so, and is whole again (${language})`, async () => {
    test.setTimeout(240_000)
    const say = words[language]
    const files = await freshFolder()
    const dir = await demonstrationBook()
    const zhixing = await openAsOperator(dir, language)
    const { app, page } = zhixing
    const png = join(files, '签到表 扫描.png')
    const pdf = join(files, '签到表 第二页.pdf')
    await writeFile(png, picture)
    await writeFile(pdf, pages)
    await app.evaluate(({ shell }) => {
      shell.openPath = async path => {
        Object.assign(globalThis, { openedBySystem: path })
        return ''
      }
    })

    await go(page, `#/session?id=${sessionThatIs(dir, 'held')}&tab=file`)
    const paper = page
      .getByRole('list', { name: say.papers })
      .getByRole('listitem')
      .filter({ hasText: say.signIn })
    const attach = async (path: string) => {
      await chooses(zhixing, path)
      const button = page.getByRole('button', { name: say.attach })
      await expect(button).not.toHaveAttribute('aria-busy')
      await button.press('Enter')
    }
    const checkAgain = async () => {
      const button = page.getByRole('button', { name: say.again })
      await expect(button).not.toHaveAttribute('aria-busy')
      await button.press('Enter')
    }
    const scan = paper.getByRole('button', { name: basename(png), exact: true })
    const viewer = page.getByRole('dialog', { name: basename(png) })

    await test.step('the picture is shown in its place, by keyboard', async () => {
      await attach(png)
      await expect(paper).toContainText(basename(png))
      await attach(pdf)
      await expect(paper).toContainText(basename(pdf))
      await expect(paper).toContainText(say.complete)
      await scan.press('Enter')
      await expect(viewer.getByRole('img', { name: basename(png) })).toBeVisible()
      const drawn = () => viewer.getByRole('img').evaluate(img => (img as HTMLImageElement).naturalWidth)
      await expect.poll(drawn).toBe(1)
      await viewer.getByRole('button', { name: say.fullSize }).press('Enter')
      expect(await serious(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(viewer).toBeHidden()
      await expect(scan).toBeFocused()
    })

    await test.step('pages of a PDF are opened by the system, as a copy', async () => {
      await paper.getByRole('button', { name: basename(pdf), exact: true }).press('Enter')
      const opened = () =>
        app.evaluate(() => (globalThis as { openedBySystem?: string }).openedBySystem ?? '')
      await expect.poll(opened).toContain('zhixing-scan-')
      expect(readFileSync(await opened()).equals(pages)).toBe(true)
    })

    await test.step('it rots: whoever opens it is told, and the paper is not there any more', async () => {
      rot(storedAt(dir, picture))
      await scan.press('Enter')
      await expect(viewer).toContainText(say.says)
      await expect(viewer.getByRole('img')).toBeHidden()
      expect(await serious(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(paper).toContainText(say.damaged)
      await expect(paper).not.toContainText(say.complete)
      await expect(page.getByRole('alert')).toContainText(say.notice)
    })

    await test.step('another is gone: seen when the page is shown again', async () => {
      await rm(storedAt(dir, pages))
      await go(page, '#/sessions')
      await go(page, `#/session?id=${sessionThatIs(dir, 'held')}&tab=file`)
      await expect(page.getByRole('alert')).toContainText(say.noticeTwo)
      expect(await serious(page)).toEqual([])
    })

    await test.step('the record check names both', async () => {
      await go(page, '#/history')
      await checkAgain()
      await expect(page.getByText(say.found)).toBeVisible()
      await expect(page.getByText(say.line)).toBeVisible()
    })

    await test.step('attached again they are whole', async () => {
      await go(page, `#/session?id=${sessionThatIs(dir, 'held')}&tab=file`)
      await attach(png)
      await attach(pdf)
      await expect(paper).toContainText(say.complete)
      await expect(page.getByRole('alert')).toBeHidden()
      expect(readFileSync(storedAt(dir, picture)).equals(picture)).toBe(true)
      await scan.press('Enter')
      await expect(viewer.getByRole('img')).toBeVisible()
      await page.keyboard.press('Escape')
      await go(page, '#/history')
      await checkAgain()
      await expect(page.getByText(say.whole)).toBeVisible()
    })

    await zhixing.close()
    expect(unforgivable(zhixing.errors)).toEqual([])
    for (const folder of [dir, files]) await rm(folder, { recursive: true, force: true })
  })
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: ['wcag2a', 'wcag2aa'] })
    .analyze()
  return violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.flat().join(' ')}`))
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`what offices have is filed under what it is (${language})`, async () => {
    test.setTimeout(120_000)
    const say = words[language]
    const files = await freshFolder()
    const dir = await demonstrationBook()
    const zhixing = await openAsOperator(dir, language)
    const { page } = zhixing
    const [photo, half, recording] = ['签到表 照片.jpg', '签到表 半份.pdf', '录音.mp3'].map(name =>
      join(files, name),
    ) as [string, string, string]
    await writeFile(photo, heic)
    await writeFile(half, wholePdf.subarray(0, 60))
    await writeFile(recording, 'ID3')
    await go(page, `#/session?id=${sessionThatIs(dir, 'held')}&tab=file`)
    const paper = page
      .getByRole('list', { name: say.papers })
      .getByRole('listitem')
      .filter({ hasText: say.signIn })
    const told = page.getByRole('region', { name: say.told })

    await test.step('a photo from a phone, whatever it is called', async () => {
      await chooses(zhixing, photo)
      await page.getByRole('button', { name: say.attach }).press('Enter')
      await expect(told).toContainText(say.renamed)
      await expect(paper.getByRole('button', { name: '签到表 照片.heic', exact: true })).toBeVisible()
      expect(readFileSync(storedAt(dir, heic)).equals(heic)).toBe(true)
    })

    await test.step('half a PDF is not', async () => {
      await chooses(zhixing, half)
      await page.getByRole('button', { name: say.attach }).press('Enter')
      await expect(told).toContainText(say.cutOff)
    })

    await test.step('what is dropped or chosen and is no page says what may be', async () => {
      await drop(page, paper, recording)
      await expect(told).toContainText(say.kinds)
      const another = join(files, '会议.m4a')
      await writeFile(another, 'hello')
      await chooses(zhixing, another)
      await page.getByRole('button', { name: say.attach }).press('Enter')
      await expect(told).toContainText(say.kinds.replace('录音.mp3', '会议.m4a'))
    })

    await zhixing.close()
    expect(unforgivable(zhixing.errors)).toEqual([])
    for (const folder of [dir, files]) await rm(folder, { recursive: true, force: true })
  })
}

/** Lets a file of the disk go over a part of the page, as somebody does who drags it there. */
async function drop(page: Page, onto: Locator, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dragged' })
    document.body.append(input)
  })
  await page.locator('#dragged').setInputFiles(path)
  await onto.evaluate(element => {
    const input = document.querySelector<HTMLInputElement>('#dragged')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    input?.remove()
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  })
}
