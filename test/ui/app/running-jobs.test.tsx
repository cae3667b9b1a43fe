import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { refetchAreas } from '../../../src/app/client'
import { usePainted } from '../../../src/app/painted'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { RunningJob } from '../../../src/contract/book/state'
// Compiled here, not in the time of the first test.
import '../../../src/app/frame/AfterPaint'
import '../../../src/app/frame/CloseQuestion'
import { forget, refuse, remember } from '../../../src/parts/drafts/unkept'
import '../../../src/features/imports/ImportPage'
import '../../../src/features/settings/SettingsPage'
import type { Language } from '../../../src/i18n/setup'
import { type Answer, renderApplication } from '../support/application'

const roster: RunningJob = {
  id: 'job-1',
  what: 'import',
  file: '花名册.xlsx',
  at: '2026-12-09T01:00:00.000Z',
}
const certificates: RunningJob = { ...roster, id: 'job-2', what: 'certificates', file: '证书.pdf' }
const backup: BackupEntry = {
  name: 'book-000003-manual.db',
  at: '2026-12-08T08:00:00.000Z',
  bytes: 3_355_443,
  reason: 'manual',
  verified: true,
}

/** A service in which these run until they are told to stop. */
async function atWork(
  jobs: RunningJob[],
  {
    language = 'zh-CN',
    hash = '#/settings',
    answers = {} as Record<string, Answer>,
  }: {
    language?: Language
    hash?: string
    answers?: Record<string, Answer>
  } = {},
) {
  let running = jobs
  const host = { asked: null as (() => void) | null, closed: 0 }
  const application = await renderApplication(
    {
      'book.life': () => ({ output: { running: null, jobs: running } }),
      'book.stopJobs': ({ ids }: { ids: string[] }) => {
        running = running.filter(one => !ids.includes(one.id))
        return { output: {} }
      },
      ...answers,
    },
    {
      language,
      hash,
      host: {
        onCloseAsked: listener => {
          host.asked = listener
        },
        closeWindow: () => {
          host.closed++
        },
      },
    },
  )
  const ends = () => {
    running = []
    act(() => refetchAreas(['book']))
  }
  const names = () => application.asked.map(one => one.name)
  return { ...application, own: host, ends, names, user: userEvent.setup() }
}

beforeEach(() => usePainted.setState({ painted: true }))

describe('work that somebody waits for', () => {
  it.each<[Language, string, string, RegExp]>([
    ['zh-CN', '正在进行', '停止：正在导入“花名册.xlsx”', /正在导入“花名册\.xlsx”/],
    ['en', 'Running now', 'Stop Importing “花名册.xlsx”', /Importing “花名册\.xlsx”/],
  ])('is shown in the settings, and can be stopped there (%s)', async (language, title, stop, says) => {
    const { user, names, ends } = await atWork([roster], { language })
    const list = await screen.findByRole('list', { name: title })
    expect(list.textContent).toMatch(says)
    await user.click(within(list).getByRole('button', { name: stop }))
    await waitFor(() => expect(names()).toContain('book.stopJobs'))
    ends()
    await waitFor(() => expect(screen.queryByRole('list', { name: title })).toBeNull())
  })

  it('is shown where the next file would be imported', async () => {
    await atWork([roster], {
      hash: '#/import',
      answers: { 'imports.kinds': () => ({ output: [] }), 'imports.runs': () => ({ output: [] }) },
    })
    expect(await screen.findByText('正在导入“花名册.xlsx”')).toBeTruthy()
  })
})

describe('the window is to be closed', () => {
  it.each<[Language, string, RegExp, string]>([
    ['zh-CN', '还没有完成，要关闭知行吗？', /一条也不会写入.*证书要重新打印/, '停止并关闭'],
    ['en', 'Close Zhixing while it is working?', /saves nothing.*printed again/, 'Stop and close'],
  ])(
    'over work: says what is lost, stops it and only then closes (%s)',
    async (language, title, lost, go) => {
      const { user, own, names } = await atWork([roster, certificates], { language })
      await screen.findByRole('navigation', { name: /主导航|Main/ })
      await waitFor(() => expect(own.asked).not.toBeNull())
      act(() => own.asked?.())
      const dialog = await screen.findByRole('dialog', { name: title })
      expect(dialog.textContent).toMatch(lost)
      expect(own.closed).toBe(0)
      await user.click(within(dialog).getByRole('button', { name: go }))
      await waitFor(() => expect(own.closed).toBe(1))
      expect(names()).toContain('book.stopJobs')
    },
  )

  it.each<[Language, string, RegExp, string]>([
    ['zh-CN', '填写的内容没有保存，要关闭知行吗？', /有 1 处填写的内容没有保存.*关闭后会丢失/, '放弃并关闭'],
    [
      'en',
      'Close Zhixing and lose what was typed?',
      /in 1 form is not saved.*Closing loses it/,
      'Discard and close',
    ],
  ])('over text that could not be kept: says that it is lost (%s)', async (language, title, lost, go) => {
    const { user, own } = await atWork([], { language })
    await screen.findByRole('navigation', { name: /主导航|Main/ })
    await waitFor(() => expect(own.asked).not.toBeNull())
    const place = { form: 'person', record: '', operatorId: null }
    remember(place, { id: 'one', base: '{}', values: '{"name":"王"}', at: '2026-12-09T01:00:00.000Z' })
    refuse('one')
    act(() => own.asked?.())
    const dialog = await screen.findByRole('dialog', { name: title })
    expect(dialog.textContent).toMatch(lost)
    await user.click(within(dialog).getByRole('button', { name: go }))
    await waitFor(() => expect(own.closed).toBe(1))
    forget(() => true)
  })

  it('and stays open when the person waits', async () => {
    const { user, own, names } = await atWork([roster])
    await waitFor(() => expect(own.asked).not.toBeNull())
    act(() => own.asked?.())
    await user.click(await screen.findByRole('button', { name: '不关闭' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect([own.closed, names().includes('book.stopJobs')]).toEqual([0, false])
    // Asked again it asks again.
    act(() => own.asked?.())
    expect(await screen.findByRole('dialog')).toBeTruthy()
  })

  it('says that nothing is in the way any more when the work ends meanwhile', async () => {
    const { user, own, ends, names } = await atWork([roster])
    await waitFor(() => expect(own.asked).not.toBeNull())
    act(() => own.asked?.())
    await screen.findByRole('button', { name: '停止并关闭' })
    ends()
    expect(await screen.findByText('已经结束，现在没有正在进行的工作。')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '关闭知行' }))
    await waitFor(() => expect(own.closed).toBe(1))
    expect(names()).not.toContain('book.stopJobs')
  })
})

describe('what would stop it', () => {
  const source = {
    at: backup.at,
    sound: true,
    bytes: 5,
    reason: 'manual',
    facts: null,
    numbersElsewhere: false,
  }
  const answers: Record<string, Answer> = {
    'book.backups': () => ({ output: [backup] }),
    'book.weighBackup': () => ({
      output: {
        replaces: true,
        present: null,
        source: { ...source, numbersGiven: 0, lost: { count: 0, named: [] }, record: null },
        later: null,
        other: 0,
      },
    }),
    'book.restoreBackup': () => ({ error: { kind: 'refused', code: 'restore_failed', params: {} } }),
  }

  it.each<[Language, RegExp, string, string]>([
    ['zh-CN', /^恢复 /, '恢复之前会先停止：', '停止并恢复'],
    ['en', /^Restore the backup/, 'Restoring stops this first:', 'Stop it and restore'],
  ])('a restore: says so, and stops it first (%s)', async (language, button, lead, go) => {
    const { user, names } = await atWork([roster], { language, answers })
    await user.click(await screen.findByRole('button', { name: button }))
    const dialog = await screen.findByRole('dialog')
    await within(dialog).findByText(lead)
    expect(dialog.textContent).toContain('花名册.xlsx')
    await user.click(within(dialog).getByRole('button', { name: go }))
    await waitFor(() => expect(names()).toContain('book.restoreBackup'))
    const asked = names()
    expect(asked.indexOf('book.stopJobs')).toBeLessThan(asked.indexOf('book.restoreBackup'))
  })

  it.each<[Language, string, string, string, string]>([
    ['zh-CN', '移到别的文件夹…', '移动数据之前会先停止：', '等它完成', '停止并移动'],
    [
      'en',
      'Move to another folder…',
      'Moving the data stops this first:',
      'Wait until it has finished',
      'Stop it and move',
    ],
  ])('a move: nothing moves before the person says so (%s)', async (language, move, lead, wait, go) => {
    const { user, host, names } = await atWork([roster], { language })
    const moved: unknown[] = []
    host.chooseFolder = async () => ({ ticket: 'f', name: 'new' })
    host.moveToFolder = async request => {
      moved.push(request)
      return 'failed'
    }
    await user.click(await screen.findByRole('button', { name: move }))
    await screen.findByText(lead)
    await user.click(screen.getByRole('button', { name: wait }))
    expect(screen.queryByText(lead)).toBeNull()
    await user.click(screen.getByRole('button', { name: move }))
    await user.click(await screen.findByRole('button', { name: go }))
    await waitFor(() => expect(moved).toEqual([{ ticket: 'f', aim: 'carry' }]))
    expect(names()).toContain('book.stopJobs')
  })
})
