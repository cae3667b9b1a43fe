import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { electronPath } from '../support/electron'
import { beginEmpty, openEntry } from './support/first-steps'
import { expect, launch, test, unforgivable } from './support/launch'

const root = resolve(import.meta.dirname, '../..')
const roster = [
  '工号,姓名,所属机构,岗位',
  '00601,王芳,华南分部,客服专员',
  '00602,李强,华南分部,客服专员',
  '00603,赵敏,华南分部,客服专员',
  '00604,孙悦,华南分部,客服专员',
  '00605,周晓,华东分部,客服专员',
].join('\n')
const ability = [
  '工号,姓名,评估人,评估日期,政策法规,情绪管理',
  '00601,王芳,何涛,2026-09-20,1,4',
  '00602,李强,何涛,2026-09-20,2,3',
  '00603,赵敏,何涛,2026-09-20,4,5',
  '00604,孙悦,何涛,2026-09-20,,未观察',
  '00605,周晓,何涛,2026-09-20,3,4',
].join('\n')

/** Imports a file from the command line, the window being closed. */
function importFile(dir: string, kind: 'people' | 'ability', file: string): void {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const args = [...sandbox, '--log-level=3', root, '--cli', '--data', dir, 'import', kind, file, '--apply']
  const run = spawnSync(electronPath(), args, { env, encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: ['wcag2a', 'wcag2aa'] })
    .analyze()
  return violations.filter(one => one.impact === 'serious' || one.impact === 'critical').map(one => one.id)
}

test('from two imported files to the gap, its names, a need, and a level raised by hand', async () => {
  const files = await mkdtemp(join(tmpdir(), 'zhixing-files-'))
  await writeFile(join(files, '花名册.csv'), roster)
  await writeFile(join(files, '能力评估.csv'), ability)
  const first = await launch({ args: ['--lang', 'zh-CN'] })
  await beginEmpty(first.page)
  await openEntry(first.page, '需求')
  await expect(first.page.getByText('还没有需求')).toBeVisible()
  await first.page.getByRole('link', { name: '能力差距', exact: true }).click()
  await expect(first.page.getByRole('link', { name: '导入花名册' })).toBeVisible()
  await first.close()
  importFile(first.dir, 'people', join(files, '花名册.csv'))
  importFile(first.dir, 'ability', join(files, '能力评估.csv'))

  const zhixing = await launch({ dir: first.dir, args: ['--lang', 'zh-CN'] })
  const { page } = zhixing
  const cell = (name: string) => page.getByRole('gridcell', { name })

  // Rated, but the post asks for nothing yet: the map says so and leads there.
  await openEntry(page, '需求')
  await page.getByRole('link', { name: '能力差距', exact: true }).click()
  await expect(page.getByText('还没有设置岗位要求')).toBeVisible()
  await page.getByRole('link', { name: '设置岗位要求' }).first().click()
  const asked = page.getByRole('grid', { name: '岗位要求' })
  await asked.getByRole('gridcell').nth(1).click()
  await page.keyboard.press('3')
  await expect(asked.getByRole('gridcell', { name: '3', exact: true })).toBeVisible()

  // The gap: who was not rated is a number of its own.
  await openEntry(page, '需求')
  await page.getByRole('link', { name: '能力差距', exact: true }).click()
  const south = cell('华南分部，政策法规：2 人未达到要求；1 人达标；1 人未评')
  await expect(south).toHaveText('2')
  await south.click()
  await expect(page.getByRole('list', { name: /华南分部 政策法规/ }).getByRole('button')).toHaveText([
    '王芳',
    '李强',
  ])
  expect(await serious(page)).toEqual([])

  // By keyboard: names, back, and a need of these two.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(south).toBeFocused()
  await page.keyboard.press('n')
  const form = page.getByRole('region', { name: '登记需求' })
  await expect(form.getByText('已点名 2 人')).toBeVisible()
  await form.getByRole('button', { name: '目标与优先级' }).click()
  await form.getByLabel('重要程度').selectOption('5')
  await expect(form.getByText('1.5 × 5 × 2 = 15')).toBeVisible()
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(form).toBeHidden()

  // A level raised by hand, taken back, and raised again.
  await page.getByText('人员', { exact: true }).last().click()
  const fang = cell('王芳，政策法规：现有 1 级，要求 3 级，差 2 级')
  await expect(fang).toHaveText('1/3')
  await fang.click()
  await page.keyboard.press('3')
  await expect(page.getByRole('button', { name: '保存' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cell('王芳，政策法规：现有 3 级，要求 3 级，达标')).toHaveText('3/3')
  await page.keyboard.press('Control+z')
  await expect(fang).toHaveText('1/3')
  await page.keyboard.press('Control+Shift+z')
  await expect(cell('王芳，政策法规：现有 3 级，要求 3 级，达标')).toBeVisible()
  expect(await serious(page)).toEqual([])

  // The register: the need with its working, on to the plan.
  await page.getByRole('link', { name: '需求登记' }).click()
  await page.getByRole('row', { name: /政策法规/ }).focus()
  await page.keyboard.press('Enter')
  const need = page.getByRole('complementary', { name: '政策法规' })
  await expect(need).toContainText('华南分部 · 2 人')
  expect(await serious(page)).toEqual([])
  await need.getByRole('button', { name: '列入计划' }).click()
  await expect(page).toHaveURL(/#\/plan/)

  await zhixing.close()
  expect(unforgivable([...first.errors, ...zhixing.errors])).toEqual([])
  const book = new Database(join(first.dir, 'book.db'), { readonly: true })
  const needs = book.prepare('SELECT title, source, gap_tenths, criticality, headcount FROM need').all()
  const standing = book
    .prepare(
      `SELECT person.name, standing.level, standing.method FROM standing
       JOIN person ON person.id = standing.person_id JOIN competency ON competency.id = standing.competency_id
       WHERE competency.name = '政策法规' ORDER BY person.staff_no`,
    )
    .all()
  book.close()
  await rm(first.dir, { recursive: true, force: true })
  await rm(files, { recursive: true, force: true })
  expect(needs).toEqual([{ title: '政策法规', source: 'gap', gap_tenths: 15, criticality: 5, headcount: 2 }])
  expect(standing).toEqual([
    { name: '王芳', level: 3, method: 'supervisor' },
    { name: '李强', level: 2, method: 'supervisor' },
    { name: '赵敏', level: 4, method: 'supervisor' },
    { name: '周晓', level: 3, method: 'supervisor' },
  ])
})
