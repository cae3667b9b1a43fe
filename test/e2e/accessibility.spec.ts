import { rm } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type AxeException, axeExceptions } from './support/axe-exceptions'
import { demonstrationBook, dropTemplate, openAsOperator, placesIn } from './support/books'
import { launch, unforgivable } from './support/launch'
import { stopsOf, visit } from './support/pages'

const languages = ['zh-CN', 'en'] as const

test.afterAll(dropTemplate)

for (const language of languages) {
  test(`every page of the demonstration year, ${language}`, async () => {
    test.setTimeout(600_000)
    const dir = await demonstrationBook()
    const places = placesIn(dir)
    const opened = await openAsOperator(dir, language)
    for (const stop of stopsOf(places)) {
      await visit(opened.page, stop)
      expect.soft(await findings(opened.page), stop.name).toEqual([])
    }
    await opened.close()
    expect(unforgivable(opened.errors)).toEqual([])
    await rm(dir, { recursive: true, force: true })
  })

  test(`the welcome page and an empty book, ${language}`, async () => {
    const { page, dir, close } = await launch({ args: ['--lang', language] })
    await expect(page.getByRole('heading', { name: /欢迎使用知行|Welcome to Zhixing/ })).toBeVisible()
    expect.soft(await findings(page), 'welcome').toEqual([])
    await page.getByLabel(/您的姓名|Your name/).fill('周敏')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation', { name: /主导航|Main navigation/ })).toBeVisible()
    for (const name of ['today', 'people', 'sessions', 'gaps', 'courses', 'improvement']) {
      await visit(page, { name, hash: `#/${name}` })
      expect.soft(await findings(page), `empty ${name}`).toEqual([])
    }
    await close()
    await rm(dir, { recursive: true, force: true })
  })
}

/** Serious and critical findings that no exception explains: the rule and the nodes. */
async function findings(page: Page): Promise<string[]> {
  // Electron has no second page in which axe could put its parts together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .flatMap(one => one.nodes.map(node => ({ rule: one.id, selector: node.target.flat().join(' ') })))
    .filter(found => !axeExceptions.some(exception => explains(exception, found)))
    .map(found => `${found.rule}: ${found.selector}`)
}

const explains = (exception: AxeException, found: { rule: string; selector: string }) =>
  exception.rule === found.rule && found.selector.includes(exception.selector)
