import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { demonstrationBook, dropTemplate, openAsOperator, placesIn } from '../e2e/support/books'
import { beginEmpty } from '../e2e/support/first-steps'
import { launch, type Zhixing } from '../e2e/support/launch'
import { settled, stopsOf, visit } from '../e2e/support/pages'
import { camera, languages } from './camera'

const root = resolve(import.meta.dirname, '../..')
const sizes = [
  { width: 1024, height: 700 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

test.afterAll(dropTemplate)

for (const language of languages) {
  test(`every page, ${language}`, async () => {
    const dir = await demonstrationBook()
    const places = placesIn(dir)
    const opened = await openAsOperator(dir, language)
    for (const size of sizes) {
      const shoot = await camera(opened, language, size)
      for (const stop of stopsOf(places)) {
        await visit(opened.page, stop)
        await shoot(stop.name)
      }
      await lookAtRoster(opened)
      await shoot('import-look')
      await visit(opened.page, { name: 'today', hash: '#/today' })
    }
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`the first start, ${language}`, async () => {
    const opened = await launch({ args: ['--lang', language] })
    const { page, dir } = opened
    await expect(page.getByRole('heading', { name: /欢迎使用知行|Welcome to Zhixing/ })).toBeVisible()
    for (const size of sizes) {
      const shoot = await camera(opened, language, size)
      await shoot('welcome')
    }
    await beginEmpty(page)
    for (const size of sizes) {
      const shoot = await camera(opened, language, size)
      for (const name of ['today', 'people', 'sessions']) {
        await visit(page, { name, hash: `#/${name}` })
        await shoot(`empty-${name}`)
      }
    }
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })
}

/** A file brought to the import page, looked at and not taken. */
async function lookAtRoster({ app, page }: Zhixing): Promise<void> {
  const file = join(root, 'resources/small-office/人员名单.csv')
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await visit(page, { name: 'import', hash: '#/import' })
  await page.getByRole('button', { name: /^(选择文件|Choose file)/ }).click()
  // The columns can be pointed out once the file has been read.
  await expect(page.locator('main button[aria-expanded]').first()).toBeVisible()
  await settled(page, 'import-look')
}
