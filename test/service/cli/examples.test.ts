import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../electron/cli/run-line'
import { allVerbs } from '../../../electron/cli/verbs'
import { formKinds } from '../../../electron/service/forms-in-order'
import { importKinds } from '../../../electron/service/import-kinds'
import { openExamRoom } from '../assessments/exam-room'
import { fakePrinter } from '../certificates/print-office'
import { testDay } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'
import { runIn } from './run'

const verbs = await allVerbs()
const office = join(process.cwd(), 'resources/small-office')
const begin = 'npm run -s cli -- '

/** The lines help gives as examples of a verb. */
async function examplesOf(name: string, language: string): Promise<string[]> {
  const { code, out, err } = await runIn('/nowhere', [...name.split(' '), '--help', '--lang', language])
  expect([code, err]).toEqual([0, ''])
  return out
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith(begin) && !line.includes('['))
}

/** Where a person stands who tries the examples: files of the office, and data with a session that was assessed. */
async function openShell() {
  const from = temporaryFolder('cli-examples')
  const data = join(from, 'DIR')
  mkdirSync(data)
  const room = await openExamRoom({ dataDir: data })
  const good = { theory: 90, practice: 90 }
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: { theory: 60, practice: 60 } })
  await room.service.close()

  mkdirSync(join(from, 'office'))
  for (const [file, name] of [
    ['人员名单.csv', 'roster.csv'],
    ['能力评估.csv', 'ability.csv'],
    ['成绩登记.csv', 'marks.csv'],
    ['签到记录.csv', 'scans.csv'],
  ] as const)
    for (const folder of [from, join(from, 'office')]) copyFileSync(join(office, file), join(folder, name))
  // Marks and scans of the session that is there.
  writeFileSync(join(from, 'marks.csv'), '工号,姓名,理论,实操\n00603,王契,91,92\n')
  writeFileSync(join(from, 'scans.csv'), `卡号,时间\n00603,${testDay} 08:50:00\n`)
  const around: Partial<Surroundings> = { print: fakePrinter().print, tour: async () => undefined }
  const run = (line: string) => {
    const id = line.includes('--person') ? room.people.王契 : room.sessionId
    const args = line.slice(begin.length).replace('ID', id).split(' ')
    return runIn(from, args, around)
  }
  // What the examples name, and a person would have.
  await run(`${begin}--data DIR export people staff.xlsx`)
  await run(`${begin}--data DIR backup friday.zhixing`)
  return { from, run, fresh: () => rmSync(join(from, 'DIR'), { recursive: true, force: true }) }
}

describe.each(['zh-CN', 'en'])('help in %s', language => {
  it('gives examples of every verb, and lists what import and forms may be called', async () => {
    for (const verb of verbs)
      expect((await examplesOf(verb.name, language)).length, verb.name).toBeGreaterThan(0)
    const help = async (...name: string[]) =>
      (await runIn('/nowhere', [...name, '--help', '--lang', language])).out
    for (const { kind } of importKinds)
      expect(await help('import')).toMatch(new RegExp(`^  ${kind} +\\S`, 'm'))
    for (const { form } of formKinds)
      expect(await help('export', 'form')).toMatch(
        new RegExp(`^  ${form} +\\S.*--(session|person|year)`, 'm'),
      )
    expect(await help('import')).toContain('00621')
  })
})

it.each(verbs.filter(({ name }) => name !== 'demo-year').map(({ name }) => name))(
  'what help gives as examples of %s works',
  { timeout: 60_000 },
  async name => {
    const { run } = await openShell()
    for (const example of await examplesOf(name, 'en')) {
      const { code, out, err } = await run(example)
      expect([code, err], `${example}\n${out}`).toEqual([0, ''])
    }
  },
)

it('of building the demonstration year too: it asks for an empty folder', { timeout: 120_000 }, async () => {
  const { run, fresh, from } = await openShell()
  fresh()
  const [example = ''] = await examplesOf('demo-year', 'en')
  expect((await run(example)).code).toBe(0)
  expect(readFileSync(join(from, 'DIR/book.db')).length).toBeGreaterThan(100_000)
})
