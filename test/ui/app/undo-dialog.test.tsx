import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { takeBack, useUndoTrouble } from '../../../src/app/undo'
// Compiled here, not in the time of the first test.
import '../../../src/features/book/HistoryPage'
import '../../../src/app/frame/UndoDialog'
import { type Answer, renderApplication } from '../support/application'
import { entry } from '../support/book'
import type { Reply } from '../support/service-in-memory'

const step = {
  seq: 9,
  area: 'settings',
  command: 'addOperator',
  at: '2026-12-09T01:00:00.000Z',
  params: { name: '梁静' },
  undo: 'captured' as const,
}
const refused = (code: string, params: Record<string, unknown>) => ({
  error: { kind: 'refused' as const, code, params },
})

afterEach(() => useUndoTrouble.getState().clear())

/** The history page with one step; what undo says is up to the test. */
const history = (
  undo: (input: { others?: boolean; withLater?: boolean; voids?: boolean }) => ReturnType<Answer>,
) =>
  ({
    'book.history': () => ({ output: { entries: [entry(9)], nextBefore: null } }),
    'book.undo': undo,
  }) as Record<string, Answer>

/** The history page with a step of somebody else, for which undo was pressed. */
async function pressed(language: 'zh-CN' | 'en', undo: string, title: string) {
  const user = userEvent.setup()
  const { asked } = await renderApplication(
    history(({ others }) =>
      others
        ? { output: { undone: [9] }, seq: 10 }
        : refused('undo_of_another', { ...step, names: ['周敏'], by: '周敏' }),
    ),
    { hash: '#/history', language },
  )
  await user.click(await screen.findByRole('button', { name: undo }))
  const dialog = await screen.findByRole('dialog', { name: title })
  const sent = () => asked.filter(one => one.name === 'book.undo').map(one => one.input)
  return { user, dialog, sent }
}

it.each([
  ['zh-CN' as const, '撤销', '撤销别人做的一步？', '这一步是 周敏 做的。', '新增操作人 梁静'],
  [
    'en' as const,
    'Undo',
    'Undo another person’s step?',
    'This step was done by 周敏.',
    'Added operator 梁静',
  ],
])('asks before it takes back what somebody else did, and says whose it is (%s)', async (...row) => {
  const [language, undo, title, whose, what] = row
  const { user, dialog, sent } = await pressed(language, undo, title)
  expect(dialog.textContent).toContain(whose)
  expect(dialog.textContent).toContain(what)
  await user.click(within(dialog).getByRole('button', { name: undo }))
  await waitFor(() => expect(sent().at(-1)).toMatchObject({ seq: 9, others: true }))
})

it('takes nothing back when the person changes their mind', async () => {
  const { user, dialog, sent } = await pressed('zh-CN', '撤销', '撤销别人做的一步？')
  await user.click(within(dialog).getByRole('button', { name: '取消' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent()).toHaveLength(1)
})

it('names who did any of the later steps, and takes all back once that was seen', async () => {
  const user = userEvent.setup()
  const blocked = { blockers: [step], count: 1, final: false, names: ['周敏', '李娜'] }
  const { asked } = await renderApplication(
    history(({ withLater }) =>
      withLater ? { output: { undone: [9] }, seq: 10 } : refused('undo_touched_later', blocked),
    ),
    { hash: '#/history' },
  )
  await user.click(await screen.findByRole('button', { name: '撤销' }))
  expect(await screen.findByText('其中有 周敏和李娜 做的步骤。')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '全部撤销（2 步）' }))
  await waitFor(() =>
    expect(asked.filter(one => one.name === 'book.undo').at(-1)?.input).toMatchObject({
      withLater: true,
      others: true,
    }),
  )
})

it.each([
  [
    'zh-CN' as const,
    '撤销',
    '作废已打印的证书？',
    '撤销这一步会作废 22 张证书，其中 20 张已经打印或正在打印。',
    '作废 22 张证书',
  ],
  [
    'en' as const,
    'Undo',
    'Void printed certificates?',
    'Undoing this step voids 22 certificates, 20 of them printed or being printed.',
    'Void 22 certificates',
  ],
])('asks before it voids what was printed, and says how much (%s)', async (...row) => {
  const [language, undo, title, text, button] = row
  const user = userEvent.setup()
  const { asked } = await renderApplication(
    history(({ voids }) =>
      voids
        ? { output: { undone: [9] }, seq: 10 }
        : refused('undo_voids_printed', { ...step, count: 22, printed: 20 }),
    ),
    { hash: '#/history', language },
  )
  await user.click(await screen.findByRole('button', { name: undo }))
  const dialog = await screen.findByRole('dialog', { name: title })
  expect(dialog.textContent).toContain(text)
  await user.click(within(dialog).getByRole('button', { name: button }))
  await waitFor(() =>
    expect(asked.filter(one => one.name === 'book.undo').at(-1)?.input).toMatchObject({ voids: true }),
  )
})

it.each([
  [10, true],
  [null, false],
])('offers to redo only what can be brought back (%s)', async (...row) => {
  const [redo, offered] = row
  const undone = { ...entry(10), kind: 'undo' as const, targets: [9], params: { ...step } }
  await renderApplication({
    'book.history': () => ({ output: { entries: [undone], nextBefore: null } }),
    'book.undoState': () => ({ output: { undo: null, redo: redo === null ? null : { ...step, seq: redo } } }),
    'book.undo': () => ({ output: { undone: [9] }, seq: 10 }),
  })
  await screen.findByRole('heading', { level: 1 })
  void takeBack(9)
  const line = await screen.findByText('撤销：新增操作人 梁静')
  expect(within(line.parentElement as HTMLElement).queryByRole('button', { name: '重做' }) !== null).toBe(
    offered,
  )
})

it('where a slow undo is refused, the dialog says it alone: the line that it was at work goes', async () => {
  let refuse: (reply: Reply) => void = () => undefined
  await renderApplication({
    'book.undo': () =>
      new Promise<Reply>(resolve => {
        refuse = resolve
      }),
  })
  await screen.findByRole('heading', { level: 1 })
  void takeBack(9)
  const line = await screen.findByText('正在撤销，请稍候…')
  const records = [{ table: 'person', label: '王芳' }]
  refuse({ error: { kind: 'refused', code: 'undo_would_break', params: { count: 1, records } } })
  expect(await screen.findByText('王芳')).toBeTruthy()
  await waitFor(() => expect(line.isConnected).toBe(false))
})

it('takes back no more than was said: where a step came since, it asks anew', async () => {
  const user = userEvent.setup()
  const blockers = [
    { ...step, seq: 10 },
    { ...step, seq: 11, params: { name: '韩雪' } },
  ]
  let count = 1
  const { asked, tell } = await renderApplication(
    history(({ withLater }) => {
      if (withLater && count === 2 && asked.at(-1)?.seen === 10) return refused('changed_since', { seq: 11 })
      if (withLater) return { output: { undone: [11, 10, 9] }, seq: 12 }
      return refused('undo_touched_later', {
        blockers: blockers.slice(0, count),
        count,
        final: false,
        names: [],
      })
    }),
    { hash: '#/history' },
  )
  await screen.findByRole('heading', { level: 1 })
  tell(['settings'], 10)
  await user.click(await screen.findByRole('button', { name: '撤销' }))
  const all = await screen.findByRole('button', { name: '全部撤销（2 步）' })
  count = 2
  tell(['settings'], 11)
  await user.click(all)
  await user.click(await screen.findByRole('button', { name: '全部撤销（3 步）' }))
  await waitFor(() =>
    expect(asked.filter(one => one.name === 'book.undo').map(({ input, seen }) => [input, seen])).toEqual([
      [{ seq: 9 }, undefined],
      [{ seq: 9, withLater: true, others: true }, 10],
      [{ seq: 9 }, undefined],
      [{ seq: 9, withLater: true, others: true }, 11],
    ]),
  )
})

it('is no answer any more when other data took the place of those it speaks of', async () => {
  const user = userEvent.setup()
  const { asked, tell } = await renderApplication(
    history(({ others }) =>
      others
        ? { output: { undone: [9] }, seq: 10 }
        : refused('undo_of_another', { ...step, names: ['周敏'], by: '周敏' }),
    ),
    { hash: '#/history' },
  )
  await user.click(await screen.findByRole('button', { name: '撤销' }))
  const dialog = await screen.findByRole('dialog', { name: '撤销别人做的一步？' })
  const sure = within(dialog).getByRole('button', { name: '撤销' })
  tell(['settings', 'book'])
  await user.click(sure)
  expect(await screen.findByText(/现在显示的是改动后的内容/)).toBeTruthy()
  expect(asked.filter(one => one.name === 'book.undo')).toHaveLength(1)
})
