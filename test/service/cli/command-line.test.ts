import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allVerbs } from '../../../electron/cli/verbs'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { bookFile, changeIn, overwrite } from '../support/book-file'
import { outside } from '../support/outside'
import { openTestService } from '../support/service'
import { sessionIn } from '../support/session'
import { temporaryFolder } from '../support/temporary-folder'
import { run } from './run'

const verbs = await allVerbs()
const folder = () => temporaryFolder('cli-test')

/** A closed book with two people, one of whom has left. */
async function book(): Promise<string> {
  const dataDir = folder()
  const open = await openTestService({ dataDir })
  await open.call('people', 'hire', { name: '王芳', staffNo: '00621', hiredOn: '2024-03-01' })
  const { id } = await open.call('people', 'hire', { name: '李强', staffNo: '00622', hiredOn: '2024-03-01' })
  await open.call('people', 'leave', { id, day: '2026-11-30', reason: '辞职' })
  await open.service.close()
  return dataDir
}

describe('the command line', () => {
  it('checks the record and every scan, and names what is wrong', async () => {
    const dataDir = folder()
    const open = await openTestService({ dataDir })
    const { id: sessionId } = await sessionIn(open)
    const scan = outside('签到表.pdf')
    writeFileSync(scan, '%PDF-1.7 signed %%EOF')
    const file = open.ticket(scan)
    await open.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file })
    await open.service.close()
    const whole = await run(dataDir, 'check')
    expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('1 scan is there') })
    const [sha256 = ''] = listAttachmentFiles(dataDir)
    overwrite(attachmentPath(dataDir, sha256), 9, Buffer.from('X'))
    const damaged = await run(dataDir, 'check')
    expect(damaged.code).toBe(1)
    expect(damaged.out + damaged.err).toMatch(
      /matches its record[\s\S]*1 scan is[\s\S]*签到表\.pdf .*Session 1: damaged/,
    )
    expect(await run(dataDir, 'check', '--json')).toMatchObject({
      code: 1,
      json: { ok: false, code: 'scans_lost', scans: { count: 1, read: true, lost: { count: 1 } } },
    })
  })

  it('lists, exports, backs up, verifies, undoes and restores', async () => {
    const dataDir = await book()
    const listed = await run(dataDir, 'list', 'people', '--json')
    expect(listed.code).toBe(0)
    expect(listed.json).toEqual([expect.objectContaining({ name: '王芳', staffNo: '00621' })])
    expect((await run(dataDir, 'list', 'people', '--left', '--json')).json).toHaveLength(2)

    const list = outside('people.csv')
    const exported = await run(dataDir, 'export', 'people', list, '--json')
    expect(exported.json).toEqual({ file: list, people: 1, caveat: null })
    expect(existsSync(list)).toBe(true)

    const [person] = Object.values(listed.json) as { id: string }[]
    const form = outside('file.docx')
    expect(
      (
        await run(
          dataDir,
          'export',
          'form',
          'personal_file',
          form,
          '--person',
          person?.id ?? '',
          '--both',
          '--json',
        )
      ).json,
    ).toEqual({ file: form, pages: null, caveat: null })
    expect(existsSync(form)).toBe(true)
    expect(
      (await run(dataDir, 'export', 'form', 'ledger', outside('a.xlsx'), '--year', '2020', '--json')).json,
    ).toMatchObject({ code: 'nothing_to_print' })

    const archive = outside('saved.zhixing')
    const saved = await run(dataDir, 'backup', archive, '--json')
    expect(saved).toMatchObject({ code: 0, json: { attachments: 0, bytes: expect.any(Number) } })
    expect(await run(dataDir, 'verify', archive, '--json')).toMatchObject({
      code: 0,
      json: { ok: true },
    })

    const undone = await run(dataDir, 'undo', '--json')
    expect(undone).toMatchObject({ code: 0, json: { area: 'people', command: 'leave' } })
    expect((await run(dataDir, 'list', 'people', '--json')).json).toHaveLength(2)

    const restored = await run(dataDir, 'restore', archive, '--json')
    expect(restored).toMatchObject({
      code: 0,
      json: { restored: true, kept: expect.stringContaining('before_restore') },
    })
    expect((await run(dataDir, 'list', 'people', '--json')).json).toHaveLength(1)
  })

  it('restores into a folder that is not there yet', async () => {
    const dataDir = await book()
    const archive = outside('saved.zhixing')
    await run(dataDir, 'backup', archive)
    const fresh = join(folder(), 'new')
    const done = await run(fresh, 'restore', archive, '--json')
    expect(done).toMatchObject({ code: 0, json: { restored: true, kept: null } })
    expect((await run(fresh, 'list', 'people', '--json')).json).toHaveLength(1)
  })

  it('restores what was altered only when it is told to', async () => {
    const dataDir = await book()
    changeIn(
      bookFile(dataDir),
      "DROP TRIGGER capture_person_u; UPDATE person SET name = '王方' WHERE name = '王芳'",
    )
    const archive = outside('altered.zhixing')
    expect(await run(dataDir, 'backup', archive, '--json')).toMatchObject({
      code: 1,
      json: { code: 'archive_damaged', file: archive, record: { state: 'altered' } },
    })
    const fresh = join(folder(), 'new')
    expect(await run(fresh, 'restore', archive, '--json')).toMatchObject({
      code: 1,
      json: { code: 'archive_altered' },
    })
    expect(existsSync(join(fresh, 'book.db'))).toBe(false)
    const done = await run(fresh, 'restore', archive, '--altered', '--json')
    expect(done).toMatchObject({ code: 0, json: { restored: true, record: { state: 'altered' } } })
  })

  it('speaks the language it is asked for', async () => {
    const dataDir = await book()
    const chinese = await run(dataDir, 'list', 'people', '--lang', 'zh-CN')
    expect(chinese.out.split('\n')[0]).toBe('工号   姓名  机构  岗位  状态')
    expect(chinese.out).toContain('00621  王芳              在职')
    expect((await run(dataDir, 'list', 'people', '--lang', 'en')).out).toContain('Active')
    expect((await run(folder(), 'undo', '--lang', 'zh-CN')).out).toContain('没有知行的数据')
  })

  it.each([
    { args: ['list', 'people'], code: 'no_book' },
    { args: ['undo'], code: 'no_book' },
    { args: ['backup', 'x.zhixing'], code: 'no_book' },
    { args: ['verify', 'x.zhixing'], code: 'file_missing' },
    { args: ['restore', 'x.zhixing'], code: 'file_missing' },
    { args: ['verify', '/dev/zero'], code: 'not_a_file' },
    { args: ['restore', '/dev/zero'], code: 'not_a_file' },
    { args: ['import', 'people', '/dev/zero'], code: 'not_a_file' },
  ])(
    'refuses $args in an empty folder as $code, with exit 1, and makes no book there',
    async ({ args, code }) => {
      const dataDir = folder()
      const refused = await run(dataDir, ...args, '--json')
      expect(refused).toMatchObject({ code: 1, json: { code, message: expect.stringMatching(/\w/) } })
      expect(existsSync(join(dataDir, 'book.db'))).toBe(false)
      expect((await run(dataDir, ...args)).out.trim()).toBe(refused.json.message)
    },
  )

  it('does not make the folder it is asked about', async () => {
    const nowhere = join(folder(), 'not', 'there')
    expect((await run(nowhere, 'list', 'sessions', '--json')).json).toMatchObject({ code: 'no_book' })
    expect(existsSync(nowhere)).toBe(false)
  })

  it('stands back while a window has the book, and says who', async () => {
    const open = await openTestService()
    const refused = await run(open.dataDir, 'list', 'people', '--json')
    expect(refused).toMatchObject({ code: 1, json: { code: 'in_use' } })
    expect(refused.json.message).toContain(String(process.pid))
    const restored = await run(open.dataDir, 'restore', 'x.zhixing', '--json')
    expect(restored).toMatchObject({ code: 1, json: { code: 'in_use' } })
    expect(restored.json.message).toContain(String(process.pid))
  })

  it('finds what is wrong with a backup, and exits with 1', async () => {
    const dataDir = await book()
    writeFileSync(join(dataDir, 'photo.zhixing'), 'not an archive')
    expect(await run(dataDir, 'verify', 'photo.zhixing', '--json')).toMatchObject({
      code: 1,
      json: { code: 'archive_unreadable' },
    })
  })

  it('says once the newest step is taken back that there is nothing left', async () => {
    const open = await openTestService()
    await open.service.close()
    expect(await run(open.dataDir, 'undo', '--json')).toMatchObject({
      code: 1,
      json: { code: 'nothing_to_undo' },
    })
  })
})

const roster =
  '工号,姓名,所属机构,岗位,入职日期\n00621,王芳,华南分部,客服专员,2024-03-01\n,李强,华南分部,客服专员,2024-03-01\n'

describe('import', () => {
  it('looks at a file without a book and writes nothing, then makes one with --apply, and undo takes it back', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'roster.csv'), roster)
    const looked = await run(dataDir, 'import', 'people', 'roster.csv', '--json')
    expect(looked).toMatchObject({
      code: 0,
      json: {
        kind: 'people',
        headerRow: 1,
        columns: { staffNo: '工号', name: '姓名' },
        rows: 2,
        new: 1,
        changed: 0,
        unchanged: 0,
        conflicts: 0,
        errors: 1,
        findings: [
          { row: 1, column: '所属机构', value: '华南分部', code: 'new_names' },
          { row: 1, column: '岗位', value: '客服专员', code: 'new_names' },
          { row: 3, column: '工号', value: '', code: 'no_number', message: expect.any(String) },
        ],
        applied: false,
      },
    })
    expect(readdirSync(dataDir)).toEqual(['roster.csv'])

    expect((await run(dataDir, 'import', 'people', 'roster.csv', '--apply', '--json')).json).toMatchObject({
      new: 1,
      applied: true,
    })
    expect((await run(dataDir, 'list', 'people', '--json')).json).toHaveLength(1)
    expect((await run(dataDir, 'import', 'people', 'roster.csv', '--apply', '--json')).json).toMatchObject({
      unchanged: 1,
      applied: false,
    })
    await run(dataDir, 'undo')
    expect((await run(dataDir, 'list', 'people', '--json')).json).toHaveLength(0)
  })

  it('says what stands in the way in the language asked for', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'roster.csv'), roster)
    const { out } = await run(dataDir, 'import', 'people', 'roster.csv', '--lang', 'zh-CN')
    expect(out).toContain('第 3 行 工号：没有工号。')
    expect(out).toContain('--apply')
  })

  it('refuses a file altogether with exit 1, and leaves no book behind', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'empty.csv'), '')
    expect(await run(dataDir, 'import', 'people', 'empty.csv', '--json')).toMatchObject({
      code: 1,
      json: { code: 'empty_file', message: expect.any(String) },
    })
    expect(await run(dataDir, 'import', 'people', 'gone.csv', '--json')).toMatchObject({
      code: 1,
      json: { code: 'file_missing' },
    })
    expect(existsSync(join(dataDir, 'book.db'))).toBe(false)
  })
})

describe('usage', () => {
  it.each([
    { args: ['fly'], says: 'no verb “fly”, only import, export people, export results,' },
    { args: ['help', 'fly'], says: 'no verb “fly”, only import, export people, export results,' },
    { args: ['bakup', 'a'], says: 'Did you mean “backup”?' },
    { args: ['exprot', 'people', 'a.csv'], says: 'Did you mean “export people”?' },
    { args: ['list', 'poeple'], says: 'Did you mean “list people”?' },
    { args: ['list', 'sess'], says: 'Did you mean “list sessions”?' },
    { args: ['import', 'scors', 'a.csv'], says: 'Did you mean “scores”?' },
    { args: ['import', 'people', 'a.csv', '--aply'], says: 'Did you mean “--apply”?' },
    { args: ['export', 'form', 'signin', 'a.pdf', '--year', '2026'], says: 'Did you mean “sign_in”?' },
    { args: ['undo', '--lang', 'zh'], says: 'Did you mean “zh-CN”?' },
    { args: ['list'], says: 'must follow “list”: list people, list courses, list sessions.' },
    {
      args: ['list', 'clouds'],
      says: 'no verb “list clouds”, only list people, list courses, list sessions.',
    },
    { args: ['help', 'list', 'clouds'], says: 'no verb “list clouds”, only list people,' },
    { args: ['list', 'clouds', '--json'], says: 'no verb “list clouds”, only list people,' },
    { args: ['backup'], says: 'Missing argument: FILE' },
    { args: ['backup', 'a', 'b'], says: '“b” is one too many' },
    { args: ['undo', '--sideways'], says: 'no option --sideways' },
    { args: ['list', 'people', '--left=yes'], says: '--left takes no value' },
    { args: ['undo', '--lang'], says: 'must follow --lang' },
    { args: ['undo', '--lang', 'fr'], says: 'no language fr' },
    { args: ['import', 'clouds', 'a.csv'], says: 'no kind “clouds”' },
    { args: ['import', 'people', 'a.csv', '--conflicts', 'all'], says: 'Only take' },
    { args: ['import', 'people'], says: 'Missing argument: FILE' },
    { args: ['import', 'people', '--lang', 'zh-CN'], says: '缺少参数：文件' },
    { args: ['import'], says: 'Missing argument: KIND' },
    { args: ['export', 'form', 'receipt', 'a.pdf', '--year', '2026'], says: 'no form “receipt”' },
    { args: ['export', 'form', 'ledger', 'a.odt', '--year', '2026'], says: '.pdf, .docx, .xlsx' },
    { args: ['export', 'people', 'staff.pdf'], says: '.xlsx, .csv' },
    { args: ['export', 'results', 'results.csv'], says: '.xlsx' },
    { args: ['export', 'form', 'ledger', 'a.pdf'], says: '--year' },
    { args: ['export', 'form', 'ledger', 'a.pdf', '--year', '26'], says: '--year' },
    { args: ['--json'], says: 'No verb' },
  ])('$args is wrong: exit 2, usage on standard error', async ({ args, says }) => {
    const dataDir = folder()
    const wrong = await run(dataDir, ...args)
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain(says)
    expect(wrong.err).toContain('npm run -s cli --')
    if (args.includes('--json')) expect(JSON.parse(wrong.out)).toMatchObject({ code: 'usage' })
    else expect(wrong.out).toBe('')
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('lists words as the language writes a row of them', async () => {
    const { err } = await run(folder(), 'list', 'clouds', '--lang', 'zh-CN')
    expect(err).toContain('没有“list clouds”这个命令，只有 list people、list courses、list sessions。')
  })

  it.each(['zh-CN', 'en'])('every verb has its help in %s', async language => {
    for (const verb of verbs) {
      for (const args of [
        [...verb.name.split(' '), '--help'],
        ['help', ...verb.name.split(' ')],
      ]) {
        const { code, out, err } = await run(folder(), ...args, '--lang', language)
        expect([code, err]).toEqual([0, ''])
        expect(out).toContain(verb.name.split(' ')[0])
        expect(out.split('\n').filter(line => line.trim() === '').length).toBeLessThan(5)
      }
    }
    const { out } = await run(folder(), '--help', '--lang', language)
    for (const verb of verbs) expect(out).toContain(verb.name)
  })

  it('explains a group by its first word, and everything without any', async () => {
    expect((await run(folder(), 'list', '--help')).out).toContain('list sessions')
    expect((await run(folder(), 'list', '--help')).out).not.toContain('backup')
    expect((await run(folder(), '--help', '--json')).json).toHaveLength(verbs.length)
  })
})
