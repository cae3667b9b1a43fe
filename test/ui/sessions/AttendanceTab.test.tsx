import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { goAndBegin } from '../../../src/app/intent'
import { AttendanceTab } from '../../../src/features/sessions/attendance/AttendanceTab'
import { SidePanel } from '../../../src/ui/overlay/SidePanel'
import { book } from '../support/book'
import { renderPage } from '../support/render-page'
import { type Answers, Refused } from '../support/service-in-memory'
import { office, sheet } from './classroom'

async function open(over?: ReactNode, others: Answers['sessions'] = {}) {
  const { answers, data } = sheet()
  const sheetAnd = (
    <>
      <AttendanceTab sessionId="s" />
      {over}
    </>
  )
  const view = renderPage(sheetAnd, {
    book: book ?? {},
    settings: { office: () => office },
    sessions: { ...answers, ...others },
    people: { find: () => [] },
  })
  await screen.findByRole('grid', { name: '考勤' })
  // One comes to type: the block that is due has the focus.
  if (!over) await waitFor(() => expect(document.activeElement?.getAttribute('aria-colindex')).toBe('5'))
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) })
  const cell = (name: string, column: number) => within(row(name)).getAllByRole('gridcell')[column - 1]
  return { ...view, data, cell, user: userEvent.setup() }
}

it('is where the next step leads to also while one is on it: to the first person of the block that waits', async () => {
  const { user, cell } = await open()
  await user.keyboard('{ArrowDown}{ArrowLeft}')
  expect(document.activeElement).not.toBe(cell('王芳', 5))
  act(() => goAndBegin({ page: 'session', id: 's', tab: 'attendance' }, 'sessions.record_attendance'))
  await waitFor(() => expect(document.activeElement).toBe(cell('王芳', 5)))
})

describe('attendance by exception', () => {
  it('takes off again what a certificate stands against, and names it', async () => {
    const { user, cell } = await open(undefined, {
      recordAttendance() {
        throw new Refused('certificate_issued', { name: '王芳', number: 'KF-TS-2026-0001', count: 1 })
      },
    })
    await user.keyboard('1')
    expect(await screen.findByText(/^王芳 已有证书 KF-TS-2026-0001，修改后与证书不符/)).toBeTruthy()
    await waitFor(() => expect(cell('王芳', 5)?.textContent).not.toContain('缺勤'))
  })

  it('takes a digit for each person and goes down; what it says stands there at once', async () => {
    const { user, cell, sent } = await open()
    await user.keyboard('124')
    await waitFor(() => expect(cell('赵博文', 5)?.textContent).toContain('请假'))
    expect(cell('王芳', 5)?.textContent).toContain('缺勤')
    expect(cell('李娜', 5)?.textContent).toContain('迟到')
    expect(sent('sessions.recordAttendance')).toEqual(
      [
        ['1', 'absent'],
        ['2', 'late'],
        ['3', 'leave'],
      ].map(([enrolmentId, state]) => ({
        sessionId: 's',
        blockIds: ['am'],
        recorded: false,
        exceptions: [
          {
            blockId: 'am',
            enrolmentId,
            state,
            missedMinutes: null,
            was: { state: null, missedMinutes: null },
          },
        ],
      })),
    )
  })

  it('clears with 0 and with Delete; other digits and letters do nothing', async () => {
    const { user, cell, data, sent } = await open()
    await user.keyboard('1{ArrowUp}')
    await waitFor(() => expect(data().people[0]?.states[0]?.state).toBe('absent'))
    await user.keyboard('0{ArrowUp}')
    await waitFor(() => expect(cell('王芳', 5)?.textContent).toBe(''))
    await user.keyboard('3{ArrowUp}{Delete}')
    await waitFor(() => expect(data().people[0]?.states[0]?.state).toBeNull())
    const before = sent('sessions.recordAttendance').length
    await user.keyboard('579x')
    expect(screen.queryByRole('textbox', { name: /王芳/ })).toBeNull()
    expect(sent('sessions.recordAttendance')).toHaveLength(before)
  })

  it('opens the minutes of who was late with F2, and of nobody else', async () => {
    const { user, cell, data } = await open()
    await user.keyboard('{F2}')
    expect(screen.queryByRole('textbox', { name: /王芳/ })).toBeNull()
    await user.keyboard('2{ArrowUp}')
    await waitFor(() => expect(cell('王芳', 5)?.textContent).toContain('迟到'))
    await user.keyboard('{F2}')
    const minutes = await screen.findByRole('textbox', { name: /王芳/ })
    await user.clear(minutes)
    await user.type(minutes, '999{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('分钟数要在 0 到 180 之间')
    await user.clear(minutes)
    await user.type(minutes, '15{Enter}')
    await waitFor(() => expect(cell('王芳', 5)?.textContent).toContain('迟到 15 分钟'))
    expect(data().people[0]?.states[0]).toMatchObject({ state: 'late', missedMinutes: 15 })
    // The same key again keeps the minutes.
    await user.keyboard('{ArrowUp}2')
    expect(data().people[0]?.states[0]?.missedMinutes).toBe(15)
  })

  it('records nothing with Ctrl+Enter while a panel lies over the sheet', async () => {
    const { user, sent } = await open(
      <SidePanel title="改期" closeLabel="关闭" onClose={() => undefined}>
        <button type="button">在面板里</button>
      </SidePanel>,
    )
    screen.getByRole('button', { name: '在面板里' }).focus()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await user.click(screen.getByRole('gridcell', { name: /王芳/ }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(sent('sessions.recordAttendance')).toEqual([])
  })

  it('records the block with Ctrl+Enter: everybody without a mark came', async () => {
    const { user, cell, sent } = await open()
    await user.keyboard('1')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(cell('李娜', 5)?.textContent).toContain('到课'))
    expect(sent('sessions.recordAttendance').at(-1)).toEqual({
      sessionId: 's',
      blockIds: ['am'],
      exceptions: [],
    })
    expect(screen.getByRole('columnheader', { name: '12/9 09:00 ✓' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /其余全部到课/ })).toBeNull()
    expect(screen.getByText('到今天为止的课次都已记录，改动随时生效。')).toBeTruthy()
  })

  it('does not take attendance of a day to come', async () => {
    const { user, cell, sent } = await open()
    await user.keyboard('{ArrowRight}1')
    expect(cell('王芳', 6)?.getAttribute('aria-readonly')).toBe('true')
    expect(sent('sessions.recordAttendance')).toEqual([])
  })
})
