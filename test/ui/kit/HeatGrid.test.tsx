import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { HeatGrid } from '../../../src/ui/grid/HeatGrid'
import type { HeatPlace } from '../../../src/ui/grid/heat-grid-shape'

const rows = ['总部', '华南', '西南'].map(head => ({ key: head, head }))
const columns = ['服务礼仪', '政策法规'].map(head => ({ key: head, head }))

type MapProps = {
  onOpen?: (place: HeatPlace) => void
  onKey?: (place: HeatPlace, key: string) => boolean
  many?: number
}

function GapMap({ onOpen, onKey, many }: MapProps) {
  const [selected, setSelected] = useState<HeatPlace | null>(null)
  const heads = many
    ? Array.from({ length: many }, (_, at) => ({ key: `p${String(at)}`, head: `人 ${String(at)}` }))
    : rows
  return (
    <HeatGrid
      label="能力差距"
      corner="机构"
      rows={heads}
      columns={columns}
      cell={(row, column) =>
        row === '总部'
          ? { text: '', label: `${row}，${column}：达标`, state: 'met' }
          : { text: '32', label: `${row}，${column}：32 人`, step: 8 }
      }
      selected={selected}
      onSelect={setSelected}
      onOpen={onOpen}
      onKey={onKey}
    />
  )
}

const focused = () => document.activeElement?.getAttribute('aria-label')

describe('HeatGrid', () => {
  it('has one stop for Tab; arrows move within its edges', async () => {
    const user = userEvent.setup()
    render(<GapMap />)
    await user.tab()
    expect(focused()).toBe('总部，服务礼仪：达标')
    await user.keyboard('{ArrowUp}{ArrowLeft}')
    expect(focused()).toBe('总部，服务礼仪：达标')
    await user.keyboard('{ArrowRight}{ArrowDown}')
    expect(focused()).toBe('华南，政策法规：32 人')
    await user.keyboard('{Control>}{End}{/Control}{ArrowLeft}')
    expect(focused()).toBe('西南，服务礼仪：32 人')
    await user.tab()
    expect(document.activeElement).toBe(document.body)
  })

  it('opens with Enter and click, and hands other keys to the page', async () => {
    const user = userEvent.setup()
    const onOpen = vi.fn()
    const onKey = vi.fn(() => true)
    render(<GapMap onOpen={onOpen} onKey={onKey} />)
    await user.click(screen.getByRole('gridcell', { name: '华南，政策法规：32 人' }))
    await user.keyboard('{Enter}b')
    expect(onOpen).toHaveBeenCalledTimes(2)
    expect(onKey).toHaveBeenCalledExactlyOnceWith({ row: '华南', column: '政策法规' }, 'b')
  })

  it('says how many rows there are while it draws only those in sight', () => {
    render(<GapMap many={520} />)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('521')
    expect(screen.getAllByRole('row').length).toBeLessThan(120)
  })
})
