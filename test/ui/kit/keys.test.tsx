import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { describe, expect, it, vi } from 'vitest'
import { type Key, keysNow, useKeys } from '../../../src/ui/keys'

function Page({ keys, children }: { keys: readonly Key[]; children?: React.ReactNode }) {
  useKeys(keys)
  return <main>{children}</main>
}

function Part({ keys, children }: { keys: readonly Key[]; children: React.ReactNode }) {
  const inside = useRef<HTMLFieldSetElement>(null)
  useKeys(keys, inside)
  return <fieldset ref={inside}>{children}</fieldset>
}

/** One spy for each key, called by its print. */
function spied(...keys: string[]) {
  const run = vi.fn()
  return { run, keys: keys.map(one => ({ keys: one, label: `does ${one}`, run: () => run(one) })) }
}

describe('the keys of a page', () => {
  it('are taken as they are printed', async () => {
    const { run, keys } = spied('N', '/', 'Del', 'Ctrl S', 'Ctrl Shift Z', 'Alt ←', '?', 'F1')
    render(<Page keys={keys} />)
    await userEvent.keyboard(
      'n/{Delete}{Control>}s{/Control}{Control>}{Shift>}Z{/Shift}{/Control}{Alt>}{ArrowLeft}{/Alt}?{F1}',
    )
    expect(run.mock.calls.flat()).toEqual(keys.map(one => one.keys))
  })

  it('leave a person who types alone: single keys and Ctrl+Z are the field’s, Ctrl+S is not', async () => {
    const { run, keys } = spied('N', 'Enter', 'Ctrl Z', 'Ctrl S', 'Esc')
    render(
      <Page keys={keys}>
        <input aria-label="name" />
      </Page>,
    )
    await userEvent.click(screen.getByRole('textbox'))
    await userEvent.keyboard('n{Enter}{Control>}zs{/Control}{Escape}')
    expect(run.mock.calls.flat()).toEqual(['Ctrl S', 'Esc'])
  })

  it('leave Esc to an open list that it closes', async () => {
    const { run, keys } = spied('Esc')
    function List() {
      const [open, setOpen] = useState(true)
      const close = () => flushSync(() => setOpen(false))
      return (
        <div role="none" onKeyDown={close}>
          <input aria-label="session" />
          {open && <div role="listbox" aria-label="sessions" tabIndex={-1} />}
        </div>
      )
    }
    render(
      <Page keys={keys}>
        <List />
      </Page>,
    )
    screen.getByRole('textbox').focus()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(run).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('leave Enter to what takes it', async () => {
    const { run, keys } = spied('Enter')
    render(
      <Page keys={keys}>
        <button type="button">one</button>
        <input type="checkbox" />
      </Page>,
    )
    screen.getByRole('button').focus()
    await userEvent.keyboard('{Enter}')
    screen.getByRole('checkbox').focus()
    await userEvent.keyboard('{Enter}')
    expect(run).not.toHaveBeenCalled()
    screen.getByRole('checkbox').blur()
    await userEvent.keyboard('{Enter}')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('are the innermost part’s first', async () => {
    const page = spied('Esc')
    const outer = spied('Esc', 'Ctrl Enter')
    const inner = spied('Esc')
    render(
      <Page keys={page.keys}>
        <Part keys={outer.keys}>
          <Part keys={[...inner.keys, { keys: 'Enter', typing: true, run: () => inner.run('Enter') }]}>
            <input aria-label="room" />
          </Part>
        </Part>
      </Page>,
    )
    await userEvent.click(screen.getByRole('textbox'))
    await userEvent.keyboard('{Enter}{Control>}{Enter}{/Control}{Escape}')
    expect(inner.run.mock.calls.flat()).toEqual(['Enter', 'Esc'])
    expect(outer.run.mock.calls.flat()).toEqual(['Ctrl Enter'])
    expect(page.run).not.toHaveBeenCalled()
  })

  it('wait while a question stands open, whose own keys work', async () => {
    const page = spied('N', 'Ctrl S', 'Esc')
    const question = spied('Ctrl S')
    render(
      <Page keys={page.keys}>
        <div role="dialog">
          <Part keys={question.keys}>
            <button type="button">yes</button>
          </Part>
        </div>
      </Page>,
    )
    screen.getByRole('button').focus()
    await userEvent.keyboard('n{Control>}s{/Control}{Escape}')
    expect(page.run).not.toHaveBeenCalled()
    expect(question.run).toHaveBeenCalledTimes(1)
  })

  it('that hand something in are done to what is on top: the page waits while a panel or a menu lies over it', async () => {
    const page = spied('Ctrl Enter', 'Ctrl S', 'N')
    const form = spied('Ctrl S')
    function Panel({ children }: { children: React.ReactNode }) {
      const of = useRef<HTMLDivElement>(null)
      useKeys(form.keys, undefined, of)
      return <div ref={of}>{children}</div>
    }
    const { rerender } = render(
      <Page keys={page.keys}>
        <aside data-side-panel="normal">
          <Panel>
            <button type="button">in the panel</button>
          </Panel>
        </aside>
        <button type="button">on the page</button>
      </Page>,
    )
    for (const name of ['in the panel', 'on the page']) {
      screen.getByRole('button', { name }).focus()
      await userEvent.keyboard('{Control>}{Enter}s{/Control}')
    }
    expect(page.run).not.toHaveBeenCalled()
    expect(form.run).toHaveBeenCalledTimes(2)
    await userEvent.keyboard('n')
    expect(page.run.mock.calls.flat()).toEqual(['N'])
    rerender(
      <Page keys={page.keys}>
        <div role="menu" />
      </Page>,
    )
    await userEvent.keyboard('{Control>}{Enter}s{/Control}')
    rerender(<Page keys={page.keys} />)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(page.run.mock.calls.flat()).toEqual(['N', 'Ctrl Enter'])
  })

  it('are named while they work', () => {
    const { keys } = spied('N', 'E')
    const { rerender, unmount } = render(<Page keys={[...keys, { keys: 'X', run: () => undefined }]} />)
    expect(keysNow()).toEqual([
      { keys: 'N', label: 'does N' },
      { keys: 'E', label: 'does E' },
    ])
    rerender(<Page keys={[]} />)
    expect(keysNow()).toEqual([])
    unmount()
  })
})
