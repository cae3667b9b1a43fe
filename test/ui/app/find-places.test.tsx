import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { pinyin } from 'pinyin-pro'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import '../../../src/app/areas'
import { bringAllWords } from '../../../src/app/language'
import { matching } from '../../../src/app/palette/matching'
import { placesIn } from '../../../src/app/palette/palette-commands'
import { routeOf } from '../../../src/app/route'
import type { Language } from '../../../src/i18n/setup'
import { session } from '../sessions/classroom'
import { type Answer, renderApplication } from '../support/application'

const none = { 'search.find': () => ({ output: [] }) }
const languages: Language[] = ['zh-CN', 'en']

beforeAll(async () => {
  await renderApplication(none)
  for (const language of languages) await bringAllWords(language)
  cleanup()
})
afterEach(cleanup)

const asCommands = (language: Language) =>
  placesIn(language).map(one => ({ ...one, id: one.address, run: () => undefined }))

describe('places within pages', () => {
  it('have addresses there are, the same in both languages', () => {
    const addresses = placesIn('zh-CN').map(({ address }) => address)
    expect(addresses).toEqual(placesIn('en').map(({ address }) => address))
    expect(addresses.length).toBeGreaterThan(10)
    for (const address of addresses) {
      const [page, query] = address.split('?')
      expect(routeOf(`#/${address}`), address).toEqual({
        page,
        ...Object.fromEntries(new URLSearchParams(query)),
      })
    }
  })

  it('are found by their name in either language, its reading and its initials, in both', () => {
    for (const { address, label } of placesIn('zh-CN')) {
      const english = placesIn('en').find(one => one.address === address)?.label ?? ''
      const syllables = pinyin(label, { toneType: 'none', type: 'array' })
      const typed = [label.slice(0, 2), syllables.join(''), syllables.map(one => one[0]).join('')]
      for (const language of languages) {
        const found = (query: string) => matching(asCommands(language), query).map(one => one.id)
        for (const query of [...typed, english.split(' ')[0] ?? ''])
          expect(found(query), `${address} by ${query} in ${language}`).toContain(address)
      }
    }
  })
})

/** Ctrl+K stands open: types anew each time, and says which offer Enter would take. */
async function openPalette() {
  const user = userEvent.setup()
  await user.keyboard('{Control>}k{/Control}')
  const input = await screen.findByRole('combobox', { name: /查找与命令|Find and commands/ })
  const list = screen.getByRole('listbox', { name: /结果|Results/ })
  return {
    first(typed: string) {
      fireEvent.change(input, { target: { value: typed } })
      return list.querySelector('[aria-selected="true"]')?.textContent
    },
    enter: () => user.keyboard('{Enter}'),
  }
}

describe.each([
  {
    language: 'zh-CN',
    wanted: [
      ['备份', '备份与恢复'],
      ['huifu', '备份与恢复'],
      ['restore', '备份与恢复'],
      ['校验', '记录校验'],
      ['record check', '记录校验'],
      ['证书编号', '证书编号规则'],
      ['certificate numbers', '证书编号规则'],
      ['diagnostics', '诊断信息与版本'],
      ['zd', '诊断信息与版本'],
      ['操作人', '操作人'],
      ['导入', '导入'],
      ['dayin', '打印签到表'],
      ['language', '语言与外观'],
      ['shense', '深色外观'],
      ['深色', '深色外观'],
      ['表单编号', '表单编号'],
      ['检查', '记录校验'],
      ['扫描', '记录校验'],
      ['标志', '单位信息与标志'],
      ['检查备份', '备份与恢复'],
      ['备份到文件', '备份与恢复'],
      ['移到别的文件夹', '数据文件夹'],
      ['归档', '台账报表'],
      ['导出', '台账报表'],
      ['移到', '数据文件夹'],
      ['从文件恢复', '备份与恢复'],
    ],
  },
  {
    language: 'en',
    wanted: [
      ['backup', 'Backups and restoring'],
      ['备份', 'Backups and restoring'],
      ['restore', 'Backups and restoring'],
      ['record check', 'Record check'],
      ['certificate numbers', 'Certificate number rule'],
      ['diagnostics', 'Diagnostics and version'],
      ['operators', 'Operators'],
      ['import', 'Import'],
      ['print', 'Print sign-in sheets'],
      ['print cert', 'Print certificates'],
      ['language', 'Language and appearance'],
      ['dark', 'Dark appearance'],
      ['check', 'Record check'],
      ['scans', 'Record check'],
      ['logo', 'Office details and logo'],
      ['check a backup', 'Backups and restoring'],
      ['back up to a file', 'Backups and restoring'],
      ['archive', 'Records'],
      ['export', 'Records'],
      ['move to', 'Data folder'],
      ['restore from file', 'Backups and restoring'],
    ],
  },
] as const)('Ctrl+K in $language', ({ language, wanted }) => {
  it('offers first what a person would type for', async () => {
    await renderApplication(none, { language, hash: '#/history' })
    const { first } = await openPalette()
    for (const [typed, label] of wanted) expect(first(typed), typed).toBe(label)
  })
})

it('Enter leads to the place itself, and again to where one stands already', async () => {
  await renderApplication(none, { hash: '#/history' })
  const enter = async (typed: string) => {
    const palette = await openPalette()
    palette.first(typed)
    await palette.enter()
  }
  const backups = async () => {
    await enter('restore')
    await waitFor(() => {
      const card = screen.getByRole('region', { name: '备份' })
      expect(document.activeElement).toBe(card)
    })
  }
  await backups()
  expect(window.location.hash).toBe('#/settings?section=backups')
  within(screen.getByRole('region', { name: '备份' }))
    .getByRole('button', { name: '立即备份' })
    .focus()
  await backups()

  await enter('证书编号')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('证书编号规则')))
  await enter('record check')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: '记录校验' })))
})

it.each([
  ['zh-CN' as const, '打印签到表', '打印签到表', '打印“投诉处理 第3期”的签到表'],
  [
    'en' as const,
    'print sign-in',
    'Print sign-in sheet',
    'Print sign-in sheet of “Complaint handling, Session 3”',
  ],
])(
  'offers the classes to come by name, to print a sign-in sheet (%s)',
  async (language, typed, title, button) => {
    const list = ({ phase }: { phase: string }) => ({
      output: {
        rows: phase === 'upcoming' ? [session({ courseNameEn: 'Complaint handling' })] : [],
        nextCursor: null,
      },
    })
    await renderApplication({ ...none, 'sessions.list': list as Answer }, { language, hash: '#/history' })
    const palette = await openPalette()
    palette.first(typed)
    await palette.enter()
    const dialog = await screen.findByRole('dialog', { name: title })
    expect(await within(dialog).findByRole('button', { name: button })).toBeTruthy()
    expect(window.location.hash).toBe('#/sessions?print=sign_in')
  },
)
