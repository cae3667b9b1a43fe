import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { TextInput } from '../../../src/ui/field/TextInput'
import { DataTable } from '../../../src/ui/grid/DataTable'
import { SidePanel } from '../../../src/ui/overlay/SidePanel'

/** Rows that open a panel; the panel leads on to a second one, and may take away the row it was opened from. */
function Page({ withField = false }: { withField?: boolean }) {
  const [open, setOpen] = useState<'first' | 'second' | null>(null)
  const [row, setRow] = useState(true)
  const close = () => setOpen(null)
  const panel = { onClose: close, closeLabel: 'close' }
  return (
    <main id="main" tabIndex={-1}>
      <button type="button" onClick={close}>
        before
      </button>
      {row && (
        <button type="button" onClick={() => setOpen('first')}>
          row
        </button>
      )}
      {open === 'first' && (
        <SidePanel key="first" title="first" {...panel}>
          {withField && <TextInput label="name" value="" onChange={() => undefined} initialFocus />}
          <button type="button" onClick={() => setOpen('second')}>
            on
          </button>
          <button type="button" onClick={() => setRow(false)}>
            take the row away
          </button>
        </SidePanel>
      )}
      {open === 'second' && (
        <SidePanel key="second" title="second" {...panel}>
          <button type="button">nothing</button>
        </SidePanel>
      )}
    </main>
  )
}

const has = () => document.activeElement?.textContent || document.activeElement?.ariaLabel

describe('the focus of a panel', () => {
  it('is its own when it opens, and goes back where it came from on Esc', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'row' }))
    expect(document.activeElement).toBe(screen.getByRole('complementary'))
    await userEvent.keyboard('{Escape}')
    expect(has()).toBe('row')
  })

  it('stays in a field that takes it, and goes back all the same', async () => {
    render(<Page withField />)
    await userEvent.click(screen.getByRole('button', { name: 'row' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    await userEvent.keyboard('{Escape}')
    expect(has()).toBe('row')
  })

  it('goes back past a second panel that took the place of the first', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'row' }))
    await userEvent.click(screen.getByRole('button', { name: 'on' }))
    expect(document.activeElement).toBe(screen.getByRole('complementary', { name: 'second' }))
    await userEvent.keyboard('{Escape}')
    expect(has()).toBe('row')
  })

  it('goes to what had it before, where what it came from is gone', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'before' }))
    await userEvent.click(screen.getByRole('button', { name: 'row' }))
    await userEvent.click(screen.getByRole('button', { name: 'take the row away' }))
    await userEvent.keyboard('{Escape}')
    expect(has()).toBe('before')
  })

  it('goes to the same row of a table that was drawn anew', async () => {
    function Rows() {
      const [open, setOpen] = useState<string | null>(null)
      return (
        <main id="main" tabIndex={-1}>
          <DataTable
            key={open === null ? 'list' : 'one'}
            label="rows"
            columns={[{ key: 'name', head: 'name', cell: (row: string) => row }]}
            rows={['Ann', 'Bea']}
            rowKey={row => row}
            onOpen={setOpen}
          />
          {open && (
            <SidePanel title={open} onClose={() => setOpen(null)} closeLabel="close">
              words
            </SidePanel>
          )}
        </main>
      )
    }
    render(<Rows />)
    await userEvent.click(screen.getByText('Bea'))
    await userEvent.keyboard('{Escape}')
    expect(has()).toBe('Bea')
    expect(document.activeElement?.tagName).toBe('TR')
  })

  it('is the panel’s again when what had it inside goes away', async () => {
    function Panel() {
      const [more, setMore] = useState(true)
      return (
        <SidePanel title="rows" onClose={() => undefined} closeLabel="close">
          {more && (
            <button type="button" onClick={() => setMore(false)}>
              take away
            </button>
          )}
        </SidePanel>
      )
    }
    render(<Panel />)
    await userEvent.click(screen.getByRole('button', { name: 'take away' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('complementary')))
  })

  it('is not taken from what has it outside', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'row' }))
    await userEvent.click(screen.getByRole('button', { name: 'before' }))
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(has()).toBe('before')
  })
})
