import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { electronPath } from '../support/electron'
import { bombWorkbook } from '../support/office-files'
import { demonstrationBook, dropTemplate } from './support/books'
import { freshFolder } from './support/launch'

const root = resolve(import.meta.dirname, '../..')
const office = resolve(root, '../shared/data/office')

interface Run {
  code: number | null
  out: string
  err: string
}

/** `npm run -s cli -- --data DIR …` as scripts/cli.mjs starts it. */
async function cli(dir: string, ...args: string[]): Promise<Run> {
  // On a loaded machine without a GPU, Electron itself now and then hangs before anything of ours has run.
  return (
    (await run(dir, args)) ??
    (await run(dir, args)) ?? { code: null, out: '', err: 'Electron did not start, twice' }
  )
}

/** null: nothing was said within a minute, and it was ended. */
function run(dir: string, args: string[]): Promise<Run | null> {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, INIT_CWD: __, ...env } = process.env
  const child = spawn(
    electronPath(),
    [...sandbox, '--log-level=3', root, '--cli', '--data', join(dir, 'book'), '--lang', 'zh-CN', ...args],
    { cwd: dir, env },
  )
  let [out, err] = ['', '']
  child.stdout.on('data', piece => {
    out += piece
  })
  child.stderr.on('data', piece => {
    err += piece
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
  return new Promise(done =>
    child.once('close', (code, signal) => {
      clearTimeout(patience)
      done(signal === 'SIGKILL' && out === '' ? null : { code, out, err })
    }),
  )
}

interface Imported {
  new: number
  errors: number
  conflicts: number
  findings: { row: number; column: string; value: string; code: string; message: string }[]
  applied: boolean
}

async function imported(dir: string, ...args: string[]): Promise<Imported> {
  const { code, out, err } = await cli(dir, 'import', ...args, '--json')
  expect(code, err).toBe(0)
  return JSON.parse(out) as Imported
}

test.describe('the office’s files on the command line', () => {
  test.skip(!existsSync(office), 'skipped where ../shared/data is absent')

  test('people and ability come in as TRUTH.json says, with exactly the keys promised', async () => {
    const dir = await freshFolder()
    const truth = JSON.parse(readFileSync(join(office, 'TRUTH.json'), 'utf8'))
    const roster = join(office, '客服中心花名册.xlsx')
    const looked = await imported(dir, 'people', roster)
    expect(Object.keys(looked)).toEqual([
      'kind',
      'sheet',
      'headerRow',
      'columns',
      'rows',
      'new',
      'changed',
      'unchanged',
      'conflicts',
      'errors',
      'findings',
      'applied',
    ])
    const { warnings, ...counts } = truth.roster_xlsx.expected
    expect(looked).toMatchObject({ kind: 'people', headerRow: 4, ...counts, applied: false })
    for (const [code, count] of Object.entries(warnings))
      expect([code, looked.findings.filter(finding => finding.code === code).length]).toEqual([code, count])
    for (const finding of looked.findings) {
      expect(Object.keys(finding)).toEqual(['row', 'column', 'value', 'code', 'message'])
      expect(finding.message).toMatch(/[一-龥]/)
      expect(finding.message).not.toContain('{{')
    }
    expect(existsSync(join(dir, 'book'))).toBe(false)

    const padded = await imported(dir, 'people', roster, '--pad', '--conflicts', 'take', '--apply')
    expect(padded).toMatchObject({ new: 521, applied: true })
    const ability = await imported(dir, 'ability', join(office, '能力评估_2026Q3.xlsx'), '--apply')
    expect(ability).toMatchObject({ kind: 'ability', conflicts: 0, applied: true })
    expect(ability.findings.filter(finding => finding.code === 'invalid_level').length).toBeGreaterThan(0)
    const outsourced = await imported(dir, 'people', join(office, '外包人员_GBK.csv'), '--apply')
    expect(outsourced).toMatchObject({ new: 80, errors: 0, applied: true })
    const { out } = await cli(dir, 'list', 'people', '--json')
    const names = (JSON.parse(out) as { name: string }[]).map(person => person.name)
    expect(names.filter(name => /[䶮㛃]/.test(name)).length).toBeGreaterThan(1)

    // Scores and scans belong to a session, which has to be named before they are written.
    const scores = join(office, '成绩登记_投诉处理第3期.xlsx')
    expect(await imported(dir, 'scores', scores)).toMatchObject({ new: 42, errors: 1, applied: false })
    expect((await cli(dir, 'import', 'scores', scores, '--apply')).code).toBe(2)
    const unknown = await cli(
      dir,
      'import',
      'scores',
      scores,
      '--session',
      crypto.randomUUID(),
      '--apply',
      '--json',
    )
    expect(unknown.code).toBe(1)
    expect(JSON.parse(unknown.out)).toMatchObject({ code: 'session_unknown' })
    expect(await imported(dir, 'attendance', join(office, '签到记录.csv'))).toMatchObject({
      new: 38,
      errors: 0,
    })
    await rm(dir, { recursive: true, force: true })
  })
})

test('a file refused altogether is code and message with exit 1, wrong usage exit 2, and nothing is written', async () => {
  const dir = await freshFolder()
  writeFileSync(join(dir, 'bomb.xlsx'), bombWorkbook(600))
  writeFileSync(join(dir, 'columns.csv'), '姓名,岗位,性别\n王一,客服专员,女\n')
  for (const [file, code] of [
    ['bomb.xlsx', 'too_large'],
    ['columns.csv', 'missing_columns'],
    ['gone.xlsx', 'file_missing'],
  ] as const) {
    const refused = await cli(dir, 'import', 'people', file, '--json')
    expect(refused.code, file).toBe(1)
    const answer = JSON.parse(refused.out)
    expect(Object.keys(answer)).toEqual(['code', 'message'])
    expect(answer.code).toBe(code)
    if (code === 'missing_columns') expect(answer.message).toContain('工号')
  }
  expect((await cli(dir, 'import', 'clouds', 'columns.csv')).code).toBe(2)
  expect((await cli(dir, 'import', 'people')).code).toBe(2)
  expect(existsSync(join(dir, 'book'))).toBe(false)
  await rm(dir, { recursive: true, force: true })
})

test('row errors alone exit 0, and without --json there is a short summary', async () => {
  const dir = await freshFolder()
  writeFileSync(join(dir, '花名册.csv'), '\ufeff工号,姓名,岗位\n00700,王一,客服专员\n,王二,客服专员\n')
  const { code, out } = await cli(dir, 'import', 'people', '花名册.csv')
  expect(code).toBe(0)
  expect(out).toContain('新增 1')
  expect(out).toContain('第 3 行 工号：没有工号。')
  await rm(dir, { recursive: true, force: true })
})

test.describe('in the demonstration year', () => {
  test.afterAll(dropTemplate)

  test('scores and scans are written into the session named, and undo takes each back', async () => {
    test.setTimeout(300_000)
    const dir = await freshFolder()
    await rename(await demonstrationBook(), join(dir, 'book'))
    const json = async (...args: string[]) => JSON.parse((await cli(dir, ...args, '--json')).out)
    const sessions = (await json('list', 'sessions')) as { id: string; status: string; firstDay: string }[]
    const held = sessions.find(one => one.status === 'held')
    expect(held, 'a session that was held and is not closed').toBeDefined()
    const session = held?.id ?? ''
    const people = (await json('list', 'people')) as { staffNo: string; name: string }[]
    const [first, second] = people.slice(-2)

    const marks = `工号,姓名,理论成绩,实操成绩\n${first?.staffNo},${first?.name},88.5,90\n${second?.staffNo},${second?.name},缺考,70\n`
    writeFileSync(join(dir, '成绩.csv'), `\ufeff${marks}`)
    const looked = await imported(dir, 'scores', '成绩.csv', '--session', session)
    expect(looked).toMatchObject({ new: 0, conflicts: 2, applied: false })
    expect(looked.findings.map(finding => finding.code)).toEqual(['not_on_roll', 'not_on_roll'])
    const taken = ['--session', session, '--conflicts', 'take', '--apply']
    expect(await imported(dir, 'scores', '成绩.csv', ...taken)).toMatchObject({ new: 2, applied: true })
    expect(await imported(dir, 'scores', '成绩.csv', '--session', session)).toMatchObject({ unchanged: 2 })

    const scans = `卡号,时间\n${first?.staffNo},${held?.firstDay} 08:20:00\n${second?.staffNo},${held?.firstDay} 10:40:00\n`
    writeFileSync(join(dir, '签到.csv'), `\ufeff${scans}`)
    // Put on the roll of what was held they were absent: the file says otherwise, and somebody has to say which counts.
    const asked = await imported(dir, 'attendance', '签到.csv', '--session', session)
    expect(asked).toMatchObject({ kind: 'attendance', conflicts: 2, applied: false })
    const questions = asked.findings.filter(finding => finding.code === 'typed_attendance')
    expect(questions.map(({ message }) => message)).toEqual([
      expect.stringContaining('原来登记为缺勤，文件里是到课'),
      expect.stringContaining('原来登记为缺勤，文件里是迟到 100 分钟'),
    ])
    expect(await imported(dir, 'attendance', '签到.csv', ...taken)).toMatchObject({ applied: true })
    expect((await json('undo')).undone).toHaveLength(1)
    expect((await json('undo')).undone).toHaveLength(1)
    expect(await imported(dir, 'scores', '成绩.csv', '--session', session)).toMatchObject({ conflicts: 2 })
    await rm(dir, { recursive: true, force: true })
  })
})
