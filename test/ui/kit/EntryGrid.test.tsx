import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useMemo, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { EntryGrid } from '../../../src/ui/grid/EntryGrid'
import type { EntryColumn, EntryEdit } from '../../../src/ui/grid/entry-grid-shape'
import type { Unfinished } from '../../../src/ui/grid/entry-state-shape'

type Mark = { id: string; name: string; theory: string; practice: string; note: string }

const people: Mark[] = [
  { id: '1', name: '王芳', theory: '92', practice: '', note: '' },
  { id: '2', name: '李娜', theory: '', practice: '', note: '同名' },
  { id: '3', name: '赵博文', theory: '', practice: '', note: '' },
]

type SheetProps = {
  /** Who is on the list now, where others than the three. */
  listed?: Mark[]
  unfinished?: Unfinished
  onCommit?: (edits: EntryEdit[]) => void
  onPaste?: (anchor: unknown, text: string) => void
}

function Sheet({ listed, unfinished, onCommit, onPaste }: SheetProps) {
  const [entered, setRows] = useState(people)
  const rows = listed ?? entered
  const columns = useMemo<EntryColumn<Mark>[]>(
    () => [
      { key: 'name', head: '姓名', cell: row => row.name, text: row => row.name },
      {
        key: 'theory',
        head: '理论',
        numeric: true,
        entry: 'number',
        cell: row => row.theory,
        text: row => row.theory,
      },
      {
        key: 'practice',
        head: '实操',
        numeric: true,
        entry: 'number',
        cell: row => row.practice,
        text: row => row.practice,
        locked: row => row.theory === '缺考',
      },
      { key: 'note', head: '备注', entry: 'text', cell: row => row.note, text: row => row.note },
    ],
    [],
  )
  const commit = (edits: EntryEdit[]) => {
    onCommit?.(edits)
    setRows(before =>
      before.map(row => {
        const own = edits.filter(edit => edit.row === row.id)
        return { ...row, ...Object.fromEntries(own.map(edit => [edit.column, edit.text])) }
      }),
    )
  }
  return (
    <EntryGrid
      label="成绩"
      {...(unfinished ? { unfinished } : {})}
      rows={rows}
      rowKey={row => row.id}
      rowLabel={row => row.name}
      columns={columns}
      onCommit={commit}
      validate={(_place, text) =>
        /^[\d\s.-]+$/.test(text) && !(Number(text) >= 0 && Number(text) <= 100) ? '0 到 100' : null
      }
      onKey={(_place, key) => (key === 'F2' ? { text: '缺考', move: 'down' } : undefined)}
      onPaste={onPaste}
    />
  )
}

const cellAt = (row: number, column: number) => {
  const line = screen.getAllByRole('row')[row]
  const cell = line && within(line).getAllByRole('gridcell')[column]
  if (!cell) throw new Error('no such cell')
  return cell
}

async function begin(props: SheetProps = {}) {
  const user = userEvent.setup()
  render(<Sheet {...props} />)
  await user.tab()
  expect(cellAt(1, 1)).toHaveProperty('tabIndex', 0)
  expect(document.activeElement).toBe(cellAt(1, 1))
  return user
}

describe('EntryGrid', () => {
  it('is entered at the first cell one can enter', async () => {
    await begin()
  })

  it('begins with a digit, goes down with Enter, and hands in each mark once', async () => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard('88.5{Enter}76{ArrowDown}60{Enter}')
    expect(onCommit.mock.calls.map(call => call[0])).toEqual([
      [{ row: '1', column: 'theory', text: '88.5' }],
      [{ row: '2', column: 'theory', text: '76' }],
      [{ row: '3', column: 'theory', text: '60' }],
    ])
    expect(document.activeElement).toBe(cellAt(3, 1))
  })

  it('is no input until a digit comes: letters do nothing', async () => {
    const user = await begin()
    await user.keyboard('abcq')
    expect(screen.queryByRole('textbox')).toBeNull()
    await user.keyboard('9')
    expect(screen.getByRole('textbox', { name: '王芳 理论' })).toHaveProperty('value', '9')
  })

  it('makes full-width digits plain', async () => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard('8')
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '８８。５' } })
    await user.keyboard('{Enter}')
    expect(onCommit).toHaveBeenCalledWith([{ row: '1', column: 'theory', text: '88.5' }])
  })

  it('gives up with Escape', async () => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard('5{Escape}')
    expect(onCommit).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(cellAt(1, 1))
    expect(cellAt(1, 1).textContent).toBe('92')
  })

  it.each(['-1', '8 5'])('repairs nothing: %s stays open with what is wrong', async typed => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard(`${typed}{Enter}`)
    expect(screen.getByRole('textbox')).toHaveProperty('value', typed)
    expect(screen.getByRole('alert').textContent).toBe('0 到 100')
    expect(onCommit).not.toHaveBeenCalled()
  })

  it('keeps a refused mark open with what is wrong', async () => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard('188{Enter}')
    expect(screen.getByRole('alert').textContent).toBe('0 到 100')
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    await user.keyboard('{Backspace}{Enter}')
    expect(onCommit).toHaveBeenCalledExactlyOnceWith([{ row: '1', column: 'theory', text: '18' }])
  })

  it('hands out what stands in an open cell, and that it was handed in or given up', async () => {
    const onTyping = vi.fn()
    const user = await begin({ unfinished: { cell: null, onTyping } })
    await user.keyboard('6')
    expect(onTyping).toHaveBeenLastCalledWith({ row: '1', column: 'theory', text: '6', was: '92' })
    await user.keyboard('4{Enter}')
    expect(onTyping).toHaveBeenLastCalledWith(null)
    await user.keyboard('7')
    expect(onTyping).toHaveBeenLastCalledWith({ row: '2', column: 'theory', text: '7', was: '' })
    await user.keyboard('{Escape}')
    expect(onTyping).toHaveBeenLastCalledWith(null)
  })

  it('opens the cell that was left with what was typed there', async () => {
    const onCommit = vi.fn()
    const left = { cell: { row: '3', column: 'theory', text: '64' }, onTyping: () => undefined }
    render(<Sheet unfinished={left} onCommit={onCommit} />)
    const input = screen.getByRole('textbox', { name: '赵博文 理论' })
    expect(input).toHaveProperty('value', '64')
    await userEvent.setup().type(input, '.5{Enter}')
    expect(onCommit).toHaveBeenCalledExactlyOnceWith([{ row: '3', column: 'theory', text: '64.5' }])
  })

  it('says that what was left is given up where its cell can be entered no more', () => {
    const onTyping = vi.fn()
    render(<Sheet unfinished={{ cell: { row: 'gone', column: 'theory', text: '64' }, onTyping }} />)
    expect(onTyping).toHaveBeenCalledExactlyOnceWith(null)
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('opens no cell that says something else than it did, and hands out what it says now', () => {
    const unfinished = { onTyping: vi.fn(), onStale: vi.fn() }
    const cell = { row: '3', column: 'theory', text: '64', was: '60' }
    const { unmount } = render(<Sheet unfinished={{ ...unfinished, cell }} />)
    expect(unfinished.onStale.mock.calls).toEqual([[cell, { label: '赵博文 · 理论', text: '' }]])
    expect(screen.queryByRole('textbox')).toBeNull()
    unmount()
    const gone = { ...cell, row: 'gone' }
    render(<Sheet unfinished={{ ...unfinished, cell: gone }} />)
    expect(unfinished.onStale).toHaveBeenLastCalledWith(gone, null)
    // It is kept until the person has decided.
    expect(unfinished.onTyping).not.toHaveBeenCalled()
  })

  describe('while others come on the list and leave it', () => {
    const walkIn: Mark = { id: '0', name: '安然', theory: '', practice: '', note: '' }

    it('what is typed stays with the person it is typed for', async () => {
      const onCommit = vi.fn()
      const user = userEvent.setup()
      const { rerender } = render(<Sheet listed={people} onCommit={onCommit} />)
      await user.tab()
      await user.keyboard('{ArrowDown}7')
      rerender(<Sheet listed={[walkIn, ...people]} onCommit={onCommit} />)
      expect(screen.getByRole('textbox', { name: '李娜 理论' })).toBe(document.activeElement)
      await user.keyboard('6{Enter}')
      expect(onCommit).toHaveBeenCalledExactlyOnceWith([{ row: '2', column: 'theory', text: '76' }])
      expect(document.activeElement).toBe(cellAt(4, 1))
    })

    it('what is chosen stays chosen: the same people are cleared', async () => {
      const onCommit = vi.fn()
      const user = userEvent.setup()
      const marked = people.map(one => ({ ...one, theory: '60' }))
      const { rerender } = render(<Sheet listed={marked} onCommit={onCommit} />)
      await user.tab()
      await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
      rerender(<Sheet listed={[{ ...walkIn, theory: '70' }, ...marked]} onCommit={onCommit} />)
      expect(document.activeElement).toBe(cellAt(3, 1))
      await user.keyboard('{Delete}')
      expect(onCommit).toHaveBeenCalledExactlyOnceWith([
        { row: '1', column: 'theory', text: '' },
        { row: '2', column: 'theory', text: '' },
      ])
    })

    it('what was typed for somebody who has left the list is handed out and entered for nobody else', async () => {
      const onCommit = vi.fn()
      const unfinished = { cell: null, onTyping: vi.fn(), onStale: vi.fn() }
      const user = userEvent.setup()
      const { rerender } = render(<Sheet listed={people} unfinished={unfinished} onCommit={onCommit} />)
      await user.tab()
      await user.keyboard('{ArrowDown}7')
      rerender(
        <Sheet listed={people.filter(one => one.id !== '2')} unfinished={unfinished} onCommit={onCommit} />,
      )
      expect(screen.queryByRole('textbox')).toBeNull()
      expect(unfinished.onStale.mock.calls).toEqual([
        [{ row: '2', column: 'theory', text: '7', was: '' }, null],
      ])
      expect(unfinished.onTyping).not.toHaveBeenCalledWith(null)
      expect(onCommit).not.toHaveBeenCalled()
    })
  })

  it('clears with Delete, a chosen block in one call', async () => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard('{ArrowDown}50{ArrowUp}{Shift>}{ArrowDown}{/Shift}{Delete}')
    expect(onCommit).toHaveBeenLastCalledWith([
      { row: '1', column: 'theory', text: '' },
      { row: '2', column: 'theory', text: '' },
    ])
  })

  it('offers function keys to the page, goes down, and locks what follows', async () => {
    const user = await begin()
    await user.keyboard('{F2}')
    expect(cellAt(1, 1).textContent).toBe('缺考')
    expect(cellAt(1, 2).getAttribute('aria-readonly')).toBe('true')
    expect(document.activeElement).toBe(cellAt(2, 1))
  })

  it('goes to the next cell to enter with Tab, past what is only read, and out after Escape', async () => {
    const user = await begin()
    await user.keyboard('{Tab}')
    expect(document.activeElement).toBe(cellAt(1, 2))
    await user.keyboard('{Tab}')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '王芳 备注' }))
    await user.keyboard('{Tab}')
    expect(document.activeElement).toBe(cellAt(2, 1))
    await user.keyboard('{Escape}{Tab}')
    expect(screen.getByRole('grid').contains(document.activeElement)).toBe(false)
  })

  it('opens a text cell at once, so that an input method starts with its first letter', async () => {
    const onCommit = vi.fn()
    const user = await begin({ onCommit })
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(screen.getByRole('textbox', { name: '王芳 备注' })).toBe(document.activeElement)
    await user.keyboard('补考{Enter}')
    expect(onCommit).toHaveBeenCalledWith([{ row: '1', column: 'note', text: '补考' }])
    expect(screen.getByRole('textbox', { name: '李娜 备注' })).toHaveProperty('value', '同名')
  })

  it('hands a pasted block to the page and copies a chosen one', async () => {
    const onPaste = vi.fn()
    const user = await begin({ onPaste })
    // A cell is no input: the browser pastes and copies at the body.
    fireEvent.paste(document.body, { clipboardData: { getData: () => '80\t90\n70\t60' } })
    expect(onPaste).toHaveBeenCalledWith({ row: '1', column: 'theory' }, '80\t90\n70\t60')

    await user.keyboard('{ArrowLeft}{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
    const setData = vi.fn()
    fireEvent.copy(document.body, { clipboardData: { setData } })
    expect(setData).toHaveBeenCalledWith('text/plain', '王芳\t92\n李娜\t')

    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    fireEvent.paste(document.body, { clipboardData: { getData: () => 'elsewhere' } })
    expect(onPaste).toHaveBeenCalledTimes(1)
  })
})
