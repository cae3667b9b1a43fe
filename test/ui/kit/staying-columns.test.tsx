import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { EntryGrid } from '../../../src/ui/grid/EntryGrid'
import type { EntryColumn } from '../../../src/ui/grid/entry-grid-shape'

const column = (key: string, some: Partial<EntryColumn<string>> = {}): EntryColumn<string> => ({
  key,
  head: key,
  width: 80,
  cell: row => row,
  text: row => row,
  ...some,
})

it('keeps in sight the columns that say whose row it is, one beside the other, and leaves room for them', () => {
  const columns = [
    column('nth', { width: 40 }),
    column('number', { width: 76, stays: true }),
    column('name', { width: 160, stays: true }),
    column('theory', { entry: 'number' }),
  ]
  render(
    <EntryGrid
      label="成绩"
      rows={['李娜']}
      rowKey={row => row}
      rowLabel={row => row}
      columns={columns}
      onCommit={() => undefined}
    />,
  )
  const lefts = (cells: HTMLElement[]) => cells.map(cell => cell.style.left)
  const staying = ['', '0px', '76px', '']
  expect(lefts(screen.getAllByRole('columnheader'))).toEqual(staying)
  expect(lefts(within(screen.getAllByRole('row')[1] as HTMLElement).getAllByRole('gridcell'))).toEqual(
    staying,
  )
  // A cell that the arrows come to is not scrolled under them.
  const scroller = screen.getByRole('grid').parentElement
  expect(scroller?.style.getPropertyValue('scroll-padding-left')).toBe('236px')
})
