import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { BlockEditor } from '../../../src/features/sessions/schedule/BlockEditor'
import {
  type BlockDraft,
  blocksOf,
  draftOf,
  firstBlock,
} from '../../../src/features/sessions/schedule/block-drafts'
import { renderPage } from '../support/render-page'
import { block } from './classroom'

const gao = {
  id: 't',
  personId: null,
  name: '高岚',
  external: true,
  company: '外聘',
  phone: null,
  retired: false,
}

function Editor({ first, seen }: { first: BlockDraft[]; seen: (drafts: BlockDraft[]) => void }) {
  const [drafts, setDrafts] = useState(first)
  return (
    <BlockEditor
      drafts={drafts}
      onChange={next => {
        seen(next)
        setDrafts(next)
      }}
      tried={false}
    />
  )
}

function open(first: BlockDraft[] = [firstBlock('2026-12-31')]) {
  const seen = vi.fn<(drafts: BlockDraft[]) => void>()
  const trainers = [gao]
  const view = renderPage(<Editor first={first} seen={seen} />, {
    courses: {
      trainers: () => trainers,
      rooms: () => [],
      addTrainer(input) {
        trainers.push({ ...gao, id: 'new', name: input.name ?? '' })
        return { id: 'new' }
      },
    },
  })
  const rows = () => within(screen.getByRole('list', { name: '课次' })).getAllByRole('listitem')
  const last = () => blocksOf(seen.mock.lastCall?.[0] ?? [])
  return { ...view, rows, last, user: userEvent.setup() }
}

describe('the blocks of a session', () => {
  it('go on the next day at the same times with Ctrl+↓, and the new day has the focus', async () => {
    const { user, rows, last } = open()
    await user.click(screen.getByRole('textbox', { name: '第 1 行开始' }))
    await user.keyboard('{Control>}{ArrowDown}{/Control}')
    expect(rows()).toHaveLength(2)
    expect(last()).toMatchObject([
      { day: '2026-12-31', starts: 540, ends: 720 },
      { day: '2027-01-01', starts: 540, ends: 720 },
    ])
    expect(rows()[1]?.contains(document.activeElement)).toBe(true)
    expect(document.activeElement?.getAttribute('role')).toBe('spinbutton')
  })

  it('lose a row with Ctrl+Delete, but never the last one', async () => {
    const { user, rows } = open([firstBlock('2026-12-09'), firstBlock('2026-12-10')])
    await user.click(screen.getByRole('textbox', { name: '第 2 行主题' }))
    await user.keyboard('{Control>}{Delete}{/Control}')
    expect(rows()).toHaveLength(1)
    await user.keyboard('{Control>}{Delete}{/Control}')
    expect(rows()).toHaveLength(1)
  })

  it('say at once when times cannot be', async () => {
    const { user } = open([firstBlock('2026-12-09'), firstBlock('2026-12-09')])
    expect(screen.getByRole('alert').textContent).toContain('与第 1 行重叠')
    const starts = screen.getByRole('textbox', { name: '第 2 行开始' })
    await user.clear(starts)
    await user.type(starts, '1300{Tab}')
    expect(screen.getByRole('alert').textContent).toContain('结束要晚于开始')
    const ends = screen.getByRole('textbox', { name: '第 2 行结束' })
    await user.clear(ends)
    await user.type(ends, '16{Tab}')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('keep day and times of a block somebody signed for', () => {
    open([draftOf(block('b', '2026-12-09', { recordedOn: '2026-12-09' })), firstBlock('2026-12-10')])
    expect(screen.getByRole('textbox', { name: '第 1 行开始' }).hasAttribute('disabled')).toBe(true)
    expect(screen.getByRole('textbox', { name: '第 1 行主题' }).hasAttribute('disabled')).toBe(false)
    expect(screen.queryByRole('button', { name: '删除第 1 行' })).toBeNull()
    expect(screen.getByText('已记录考勤，时间不能改')).toBeTruthy()
  })

  it('take a trainer who is not on the list yet, without leaving the row', async () => {
    const { user, last, sent } = open()
    const trainer = screen.getByRole('combobox', { name: '第 1 行讲师' })
    await user.type(trainer, '李教授')
    await user.click(await screen.findByRole('option', { name: '新增讲师“李教授”' }))
    const form = await screen.findByRole('group', { name: '新增讲师' })
    expect(within(form).getByDisplayValue('李教授')).toBeTruthy()
    await user.type(within(form).getByRole('textbox', { name: '单位' }), '某大学{Enter}')
    await waitFor(() => expect(sent('courses.addTrainer')).toEqual([{ name: '李教授', company: '某大学' }]))
    await waitFor(() => expect(last()).toMatchObject([{ trainerId: 'new' }]))
    expect(screen.queryByRole('group', { name: '新增讲师' })).toBeNull()
  })
})
