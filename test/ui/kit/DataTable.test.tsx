import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { DataTable } from '../../../src/ui/grid/DataTable'
import type { Column, Sort } from '../../../src/ui/grid/data-table-shape'

type Person = { id: string; name: string; hours: number }

const people: Person[] = ['王芳', '李娜', '赵博文', '陶梦琪', '何思远'].map((name, at) => ({
  id: String(at),
  name,
  hours: at * 2,
}))
const columns: Column<Person>[] = [
  { key: 'name', head: '姓名', sortable: true, cell: person => <a href={`#${person.id}`}>{person.name}</a> },
  { key: 'hours', head: '学时', numeric: true, cell: person => person.hours },
]

type ListProps = { onOpen?: (person: Person) => void; onSort?: (sort: Sort) => void; rows?: Person[] }

function PeopleList({ onOpen, onSort, rows = people }: ListProps) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  return (
    <DataTable
      label="人员"
      columns={columns}
      rows={rows}
      rowKey={person => person.id}
      sort={{ key: 'name', direction: 'asc' }}
      onSort={onSort}
      selection={{ keys, onChange: setKeys, rowLabel: person => `选 ${person.name}`, allLabel: '全选' }}
      onOpen={onOpen}
      empty={<p>还没有人员</p>}
    />
  )
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) })
const chosen = () =>
  screen
    .getAllByRole('row')
    .filter(line => line.getAttribute('aria-selected') === 'true')
    .map(line => within(line).getByRole('link').textContent)

describe('DataTable', () => {
  it('moves by arrow keys and opens with Enter', async () => {
    const user = userEvent.setup()
    const onOpen = vi.fn()
    render(<PeopleList onOpen={onOpen} />)
    act(() => row('王芳').focus())
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(document.activeElement).toBe(row('李娜'))
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(row('何思远'))
    await user.keyboard('{ArrowDown}{Enter}')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(people[4])
  })

  it('asks for more of other rows, though they are as many', () => {
    const onEndReached = vi.fn()
    const at = (rows: Person[]) => (
      <DataTable
        label="人员"
        columns={columns}
        rows={rows}
        rowKey={person => person.id}
        onEndReached={onEndReached}
        empty={null}
      />
    )
    const drawn = render(at(people))
    drawn.rerender(at(people))
    expect(onEndReached).toHaveBeenCalledOnce()
    drawn.rerender(at([...people].reverse()))
    expect(onEndReached).toHaveBeenCalledTimes(2)
  })

  it('opens on a click, but leaves links and boxes their own clicks', async () => {
    const user = userEvent.setup()
    const onOpen = vi.fn()
    render(<PeopleList onOpen={onOpen} />)
    await user.click(screen.getByRole('link', { name: '李娜' }))
    await user.click(screen.getByRole('checkbox', { name: '选 李娜' }))
    expect(onOpen).not.toHaveBeenCalled()
    await user.click(within(row('李娜')).getByText('2'))
    expect(onOpen).toHaveBeenCalledOnce()
  })

  it('chooses with Space, extends with Shift, takes all with Ctrl+A', async () => {
    const user = userEvent.setup()
    render(<PeopleList />)
    act(() => row('李娜').focus())
    await user.keyboard(' ')
    expect(chosen()).toEqual(['李娜'])
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(chosen()).toEqual(['李娜', '赵博文', '陶梦琪'])
    await user.keyboard('{Control>}a{/Control}')
    expect(chosen()).toHaveLength(5)
  })

  it('extends by Shift and click on the boxes', async () => {
    const user = userEvent.setup()
    render(<PeopleList />)
    await user.click(screen.getByRole('checkbox', { name: '选 王芳' }))
    await user.keyboard('{Shift>}')
    await user.click(screen.getByRole('checkbox', { name: '选 赵博文' }))
    expect(chosen()).toEqual(['王芳', '李娜', '赵博文'])
  })

  it('says how it is sorted and asks for the other way', async () => {
    const user = userEvent.setup()
    const onSort = vi.fn()
    render(<PeopleList onSort={onSort} />)
    expect(screen.getByRole('columnheader', { name: '姓名' }).getAttribute('aria-sort')).toBe('ascending')
    await user.click(screen.getByRole('button', { name: '姓名' }))
    expect(onSort).toHaveBeenCalledWith({ key: 'name', direction: 'desc' })
  })

  it('shows what to do when there is nothing', () => {
    render(<PeopleList rows={[]} />)
    expect(screen.getByText('还没有人员')).toBeTruthy()
  })

  it('draws only what is in sight beyond 200 rows', () => {
    const many = Array.from({ length: 520 }, (_, at) => ({
      id: String(at),
      name: `人 ${String(at)}`,
      hours: 0,
    }))
    render(<PeopleList rows={many} />)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('521')
    expect(screen.getAllByRole('row').length).toBeLessThan(120)
  })

  it('gives a cell that is cut its whole text as title, and takes it away where there is room again', () => {
    render(<PeopleList />)
    const cell = screen.getByRole('link', { name: '赵博文' }).parentElement as HTMLElement
    const measure = (wanted: number) =>
      Object.defineProperties(cell, {
        clientWidth: { value: 40, configurable: true },
        scrollWidth: { value: wanted, configurable: true },
      })
    measure(90)
    fireEvent.mouseOver(cell)
    expect(cell.title).toBe('赵博文')
    measure(40)
    fireEvent.mouseOver(cell)
    expect(cell.hasAttribute('title')).toBe(false)
  })
})

describe('choosing all of a table whose rows have not all come', () => {
  /** Two rows are here; `come` lets the others come. */
  function renderPart() {
    const signals: AbortSignal[] = []
    let come: (rows: Person[] | null) => void = () => undefined
    const all = (signal: AbortSignal) => {
      signals.push(signal)
      return new Promise<Person[] | null>(resolve => {
        come = resolve
      })
    }
    function Part() {
      const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(['1']))
      const [rows, setRows] = useState(people.slice(0, 2))
      return (
        <>
          <DataTable
            label="人员"
            columns={columns}
            rows={rows}
            totalRows={people.length}
            rowKey={person => person.id}
            selection={{
              keys,
              onChange: setKeys,
              rowLabel: person => `选 ${person.name}`,
              allLabel: '全选',
              all,
              comingLabel: '其余的正在载入',
            }}
          />
          <button type="button" onClick={() => setRows(people)}>
            来了
          </button>
        </>
      )
    }
    const { unmount } = render(<Part />)
    return { signals, unmount, come: (rows: Person[] | null) => act(async () => come(rows)) }
  }
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })

  it('says that they are on their way, and keeps what the person chooses meanwhile', async () => {
    const user = userEvent.setup()
    const { come } = renderPart()
    await user.click(box('全选'))
    expect(screen.getByRole('status').textContent).toBe('其余的正在载入')
    expect(box('全选').getAttribute('aria-busy')).toBe('true')
    // Left out, and chosen and left out again.
    await user.click(box('选 李娜'))
    await user.click(screen.getByRole('button', { name: '来了' }))
    await user.click(box('选 赵博文'))
    await user.click(box('选 赵博文'))
    await user.click(box('选 陶梦琪'))
    await come(people)
    expect(chosen()).toEqual(['王芳', '陶梦琪', '何思远'])
    expect(screen.queryByRole('status')).toBeNull()
    expect(box('全选').getAttribute('aria-busy')).toBeNull()
  })

  it('is stopped by the same box, and what was chosen stays', async () => {
    const user = userEvent.setup()
    const { come, signals } = renderPart()
    await user.click(box('全选'))
    await user.click(box('全选'))
    expect(signals.map(signal => signal.aborted)).toEqual([true])
    expect(box('全选').indeterminate).toBe(true)
    await come(people)
    expect(chosen()).toEqual(['李娜'])
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('ends where they cannot be had, and with the table', async () => {
    const user = userEvent.setup()
    const { come, signals, unmount } = renderPart()
    act(() => row('王芳').focus())
    await user.keyboard('{Control>}a{/Control}')
    expect(screen.getByRole('status')).toBeTruthy()
    await come(null)
    expect(chosen()).toEqual(['李娜'])
    expect(screen.queryByRole('status')).toBeNull()
    await user.click(box('全选'))
    unmount()
    expect(signals.map(signal => signal.aborted)).toEqual([true, true])
  })
})
