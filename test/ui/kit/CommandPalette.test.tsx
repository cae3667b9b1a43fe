import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { CommandPalette } from '../../../src/ui/overlay/CommandPalette'

const words = { label: '查找', placeholder: '找人员', results: '结果', empty: '没有找到', loading: '正在找' }
const groups = [
  { id: 'people', label: '人员', items: [{ id: 'p1', label: '李娜' }] },
  { id: 'none', label: '课程', items: [] },
  {
    id: 'commands',
    label: '命令',
    items: [
      { id: 'c1', label: '快速登记' },
      { id: 'c2', label: '导入' },
    ],
  },
]

type Calls = { onChoose?: (id: string) => void; onClose?: () => void }

function Opened({ onChoose = () => undefined, onClose = () => undefined }: Calls) {
  const [query, setQuery] = useState('')
  const found = query === 'zz' ? [] : groups
  return (
    <CommandPalette
      query={query}
      onQuery={setQuery}
      groups={found}
      onChoose={onChoose}
      onClose={onClose}
      words={words}
    />
  )
}

const active = () => {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)?.textContent
}

describe('CommandPalette', () => {
  it('takes the focus and stands on the first result', () => {
    render(<Opened />)
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: '查找' }))
    expect(active()).toBe('李娜')
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('李娜')
  })

  it('moves over groups and round the ends, and chooses with Enter', async () => {
    const user = userEvent.setup()
    const onChoose = vi.fn()
    render(<Opened onChoose={onChoose} />)
    await user.keyboard('{ArrowUp}')
    expect(active()).toBe('导入')
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('c1')
  })

  it('keeps Tab inside, closes with Escape and outside', async () => {
    const user = userEvent.setup()
    const onClose = vi.fn()
    render(<Opened onClose={onClose} />)
    await user.keyboard('{Tab}')
    expect(document.activeElement).toBe(screen.getByRole('combobox'))
    await user.keyboard('{Escape}')
    await user.click(document.body)
    expect(onClose).toHaveBeenCalledTimes(2)
  })

  it('says when nothing is found, and Enter does nothing then', async () => {
    const user = userEvent.setup()
    const onChoose = vi.fn()
    render(<Opened onChoose={onChoose} />)
    await user.keyboard('zz{Enter}')
    expect(screen.getByRole('status').textContent).toBe('没有找到')
    expect(active()).toBeNull()
    expect(onChoose).not.toHaveBeenCalled()
  })

  describe('Enter before the answer is there', () => {
    const answer = (id: string, label: string) => [{ id: 'people', label: '人员', items: [{ id, label }] }]
    const at = (onChoose: (id: string) => void, query: string, loading: boolean, found: typeof groups) => (
      <CommandPalette
        query={query}
        onQuery={() => undefined}
        groups={found}
        onChoose={onChoose}
        onClose={() => undefined}
        loading={loading}
        words={words}
      />
    )

    it('waits for it, and takes nothing of the former question', async () => {
      const user = userEvent.setup()
      const onChoose = vi.fn()
      const drawn = render(at(onChoose, '王', true, answer('p1', '李娜')))
      await user.keyboard('{Enter}')
      expect(onChoose).not.toHaveBeenCalled()
      drawn.rerender(at(onChoose, '王', false, answer('p2', '王芳')))
      expect(onChoose).toHaveBeenCalledExactlyOnceWith('p2')
    })

    it('is forgotten when something else is typed', async () => {
      const user = userEvent.setup()
      const onChoose = vi.fn()
      const drawn = render(at(onChoose, '王', true, []))
      await user.keyboard('{Enter}')
      drawn.rerender(at(onChoose, '王芳', true, []))
      drawn.rerender(at(onChoose, '王芳', false, answer('p2', '王芳')))
      expect(onChoose).not.toHaveBeenCalled()
    })

    it('takes what was chosen with the arrows at once', async () => {
      const user = userEvent.setup()
      const onChoose = vi.fn()
      render(at(onChoose, '王', true, groups))
      await user.keyboard('{ArrowDown}{Enter}')
      expect(onChoose).toHaveBeenCalledExactlyOnceWith('c1')
    })
  })
})
