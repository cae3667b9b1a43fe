import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { demonstrationBook, dropTemplate, openAsOperator } from './support/books'
import { expect, freshFolder, test, unforgivable } from './support/launch'

test.afterAll(dropTemplate)

/** A mark drawn in lines, with what no logo needs. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80" width="240" height="80" onload="document.title='ran'">
<script>document.title='ran'</script><rect width="240" height="80" rx="12" fill="#1d4067"/><circle cx="40" cy="40" r="22" fill="#fff"/></svg>`

async function picturesIn(file: string): Promise<number> {
  const { context } = await PDFDocument.load(await readFile(file), { updateMetadata: false })
  return context
    .enumerateIndirectObjects()
    .filter(
      ([, one]) =>
        one instanceof PDFRawStream && one.dict.get(PDFName.of('Subtype'))?.toString() === '/Image',
    ).length
}

test('a logo is drawn anew from what was chosen, stands on certificates and forms, and goes with one step back', async () => {
  const dir = await demonstrationBook()
  const folder = await freshFolder()
  await writeFile(join(folder, 'logo.svg'), svg)
  const zhixing = await openAsOperator(dir, 'zh-CN')
  const { page, app } = zhixing
  const go = (hash: string) =>
    page.evaluate(address => {
      window.location.hash = address
    }, hash)
  const write = async (name: string) => {
    await app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      },
      join(folder, name),
    )
    await page.getByRole('button', { name: /发放登记$|年发放登记/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '保存到文件' }).click()
    await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText(name)
    return join(folder, name)
  }

  await go('#/settings')
  const logo = page.getByRole('region', { name: '标志' })
  await expect(logo).toContainText('还没有标志')
  await logo.locator('input[type=file]').setInputFiles(join(folder, 'logo.svg'))
  const picture = logo.getByRole('img')
  await expect(picture).toBeVisible()
  expect(
    await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
  ).toEqual([1200, 400])
  expect(await page.title()).not.toContain('ran')

  await go('#/certificates')
  await page.getByRole('grid', { name: '证书发放登记' }).getByRole('row').nth(1).click()
  const face = page.getByRole('figure')
  await expect(face).toBeVisible()
  const drawn = face.locator('.logo')
  await expect(drawn).toHaveCSS('background-image', /^url\("data:image\/png/)
  const [above, title] = await Promise.all([drawn.boundingBox(), face.locator('.title').boundingBox()])
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual((title?.y ?? 0) + 1)
  await page.keyboard.press('Escape')
  expect(await picturesIn(await write('register.pdf'))).toBeGreaterThan(0)

  await page.keyboard.press('Control+z')
  await go('#/settings')
  await expect(logo).toContainText('还没有标志')
  await go('#/certificates')
  expect(await picturesIn(await write('without.pdf'))).toBe(0)
  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  for (const used of [dir, folder]) await rm(used, { recursive: true, force: true })
})
