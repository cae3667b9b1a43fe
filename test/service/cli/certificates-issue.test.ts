import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pngOf } from '../../support/png'
import { openExamRoom } from '../assessments/exam-room'
import { fakePrinter } from '../certificates/print-office'
import { bookFile, valuesIn } from '../support/book-file'
import { changeSettingsBehind } from '../support/change-settings-behind'
import { openTestService } from '../support/service'
import { smallDisk } from '../support/small-disk'
import { temporaryFolder } from '../support/temporary-folder'
import { runIn } from './run'

const good = { theory: 90, practice: 90 }

/** Data with a session two people of which passed; `issue` is the verb with a printer beside it. */
async function openIssuing() {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: good })
  await room.service.close()
  const printer = fakePrinter()
  const from = temporaryFolder('cli-issue')
  const issue = (...args: string[]) => {
    const line = ['--data', room.dataDir, 'certificates', 'issue', '--session', room.sessionId, '--json']
    return runIn(from, [...line, ...args], { print: printer.print })
  }
  const given = () => valuesIn(bookFile(room.dataDir), 'SELECT count(*) FROM certificate')[0]
  return { room, from, printer, issue, given }
}

describe('certificates issue', () => {
  it.runIf(process.platform === 'linux')('gives no number where nothing can be written', async () => {
    const { issue, given, from } = await openIssuing()
    const { code, json } = await issue('--out', '/proc')
    expect([code, json.code, given()]).toEqual([1, 'not_writable', 0])
    // Nor where only the file it would write cannot be.
    mkdirSync(join(from, 'out', '投诉处理 1.pdf'), { recursive: true })
    expect((await issue('--out', 'out')).json.code).toBe('target_not_a_file')
    expect(given()).toBe(0)
    expect(readdirSync(join(from, 'out'))).toEqual(['投诉处理 1.pdf'])
  })

  it('gives no number where the disk is full, and says how much is needed', async context => {
    const disk = smallDisk(1)
    if (!disk) return context.skip('nobody but root may mount a small disk')
    const { issue, given } = await openIssuing()
    disk.fill()
    const { code, json } = await issue('--out', disk.folder, '--lang', 'en')
    expect([code, json.code, given()]).toEqual([1, 'disk_full', 0])
    expect(json.message).toContain('0.0 MB free, about 0.3 MB needed')
    disk.remove()
  })

  it('prints what an earlier try gave numbers and did not print, once', async () => {
    const { issue, given, printer } = await openIssuing()
    printer.broken = true
    expect((await issue('--out', 'out')).json.code).toBe('print_failed')
    expect(given()).toBe(2)
    printer.broken = false
    const { code, json } = await issue('--out', 'out')
    expect([code, json]).toMatchObject([0, { issued: 0, numbers: [], printed: 2 }])
    expect(json.files).toHaveLength(1)
    expect((await issue('--out', 'out')).json.code).toBe('all_printed')
    expect(given()).toBe(2)
  })

  it('prints them again for a reason, one file each as well', async () => {
    const { issue, from } = await openIssuing()
    await issue('--out', 'out')
    const { json } = await issue('--out', 'again', '--each', '--reason', 'lost')
    expect(json).toMatchObject({ issued: 0, printed: 2 })
    expect(readdirSync(join(from, 'again'))).toHaveLength(2)
  })

  it('gives no number where nobody has said in whose name, and says where to', async () => {
    const { room, issue, given, from } = await openIssuing()
    const again = await openTestService({ dataDir: room.dataDir })
    await again.call('settings', 'changeOffice', { company: '' })
    await again.service.close()
    const { code, json } = await issue('--out', 'out', '--lang', 'en')
    expect([code, json.code, given()]).toEqual([1, 'no_issuer', 0])
    expect(json.message).toContain('Settings › Office')
    expect(readdirSync(from)).toEqual([])
  })

  it('prints under a logo that was altered outside only where that is said', async () => {
    const { room, issue, given } = await openIssuing()
    const png = (width: number) => pngOf(width, 40).toString('base64')
    const open = () => openTestService({ dataDir: room.dataDir })
    const before = await open()
    const { id: by } = await before.call('settings', 'addOperator', { name: '周敏' })
    await before.call('settings', 'changeLogo', { png: png(100) })
    await before.call('certificates', 'issue', {
      sessionId: room.sessionId,
      enrolmentIds: [room.roll.王契, room.roll.李娜],
    })
    await before.service.close()
    changeSettingsBehind(
      bookFile(room.dataDir),
      `UPDATE setting SET value = '${JSON.stringify({ png: png(140) })}' WHERE key = 'logo'`,
    )
    const after = await open()
    await after.call('book', 'takeNote', { reason: '已核对' }, { operatorId: by })
    await after.service.close()
    expect((await issue('--out', 'out')).json.code).toBe('logo_altered')
    expect(given()).toBe(2)
    expect((await issue('--out', 'out', '--altered')).json).toMatchObject({ issued: 0, printed: 2 })
  })

  it('says so where nobody passed', async () => {
    const room = await openExamRoom()
    await room.service.close()
    const line = ['--data', room.dataDir, 'certificates', 'issue', '--session', room.sessionId, '--json']
    expect((await runIn('/nowhere', [...line, '--out', 'out'])).json.code).toBe('nothing_to_issue')
  })
})

it.runIf(process.platform !== 'win32')(
  'data that is no folder takes no backup, and that is said in words',
  async () => {
    const { room, from } = await openIssuing()
    const archive = join(from, 'friday.zhixing')
    await runIn(from, ['--data', room.dataDir, 'backup', archive])
    for (const data of ['/dev/zero', archive, join(archive, 'below')]) {
      const { code, json } = await runIn(from, ['--data', data, 'restore', archive, '--json'])
      expect([data, code, json.code]).toEqual([data, 1, 'book_blocked'])
    }
  },
)
