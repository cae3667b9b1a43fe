import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { NumberField } from '../../../src/parts/fields/NumberField'
import { FormPanel } from '../../../src/parts/panels/FormPanel'
import { Picker } from '../../../src/parts/search/Picker'
import { Button } from '../../../src/ui/Button'
import type { ComboOption } from '../../../src/ui/field/combo-option'
import { TimeField } from '../../../src/ui/field/TimeField'
import { useHandIn } from '../../../src/ui/field/use-hand-in'
import { useKeys } from '../../../src/ui/keys'
import { checkout } from '../../support/checkout'
import { renderPage } from '../support/render-page'

type FormProps = { onSaved: (seats: number | null) => void; field: React.ReactNode }

function InPanel({ onSaved, field, seats }: FormProps & { seats: number | null }) {
  return (
    <FormPanel
      title="改期"
      area="sessions"
      error={null}
      busy={false}
      onSubmit={() => onSaved(seats)}
      onClose={() => undefined}
    >
      {field}
    </FormPanel>
  )
}

/** What is no form to the browser: the page that schedules a session. */
function OnPage({ onSaved, field, seats }: FormProps & { seats: number | null }) {
  const around = useRef<HTMLDivElement>(null)
  const handIn = useHandIn({ around, name: '保存', run: () => onSaved(seats) })
  return (
    <div ref={around}>
      {field}
      <Button onClick={handIn}>保存</Button>
    </div>
  )
}

/** A card with a form of its own, which knows nothing of all this. */
function InCard({ onSaved, field, seats }: FormProps & { seats: number | null }) {
  // The frame around it listens.
  useKeys([])
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onSaved(seats)
      }}
    >
      {field}
      <Button submit>保存</Button>
    </form>
  )
}

function Seats({ of: Form, onSaved }: { of: typeof InPanel; onSaved: (seats: number | null) => void }) {
  const [seats, setSeats] = useState<number | null>(null)
  return (
    <Form
      onSaved={onSaved}
      seats={seats}
      field={<NumberField label="名额" value={seats} onChange={setSeats} min={6} max={40} />}
    />
  )
}

const ways: Record<string, string> = {
  'Ctrl+Enter': '{Control>}{Enter}{/Control}',
  'Ctrl+S': '{Control>}s{/Control}',
  Enter: '{Enter}',
  'the button': '',
}

describe.each([
  ['a panel', InPanel, ['Ctrl+S', 'Enter', 'the button']],
  ['a page', OnPage, ['Ctrl+S', 'the button']],
  ['a card', InCard, ['Enter', 'the button']],
] as const)('a number outside its ends in %s', (_, Form, taken) => {
  it.each(taken)('is not handed in by %s, which says so and leads there', async way => {
    const onSaved = vi.fn()
    renderPage(<Seats of={Form} onSaved={onSaved} />, {})
    const user = userEvent.setup()
    const handIn = () =>
      ways[way] ? user.keyboard(ways[way]) : user.click(screen.getByRole('button', { name: /^保存/ }))
    await user.type(screen.getByRole('textbox', { name: '名额' }), '5')
    expect(screen.queryByText('请填写 6 到 40')).toBeNull()
    await handIn()
    const field = await screen.findByRole('textbox', { name: '名额', description: '请填写 6 到 40' })
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(onSaved).not.toHaveBeenCalled()
    await user.type(field, '0')
    await handIn()
    expect(onSaved).not.toHaveBeenCalled()
    await user.clear(field)
    await user.type(field, '12')
    expect(screen.queryByText('请填写 6 到 40')).toBeNull()
    await handIn()
    expect(onSaved.mock.calls).toEqual([[12]])
  })
})

it.each(['Ctrl+S', 'Ctrl+Enter'])('a panel that was just opened is handed in by %s', async way => {
  const onSaved = vi.fn()
  renderPage(<Seats of={InPanel} onSaved={onSaved} />, {})
  await screen.findByRole('textbox', { name: '名额' })
  // No field of it has the focus yet.
  ;(document.activeElement as HTMLElement | null)?.blur()
  await userEvent.keyboard(ways[way] ?? '')
  expect(onSaved.mock.calls).toEqual([[null]])
})

const trainers = [
  { id: '1', label: '李娜', detail: '00633' },
  { id: '2', label: '梁静', detail: '00102' },
]

function Trainer({ of: Form, onSaved }: { of: typeof InPanel; onSaved: (trainer: unknown) => void }) {
  const [trainer, setTrainer] = useState<ComboOption | null>(null)
  return (
    <Form
      seats={null}
      onSaved={() => onSaved(trainer?.label ?? null)}
      field={
        <Picker
          label="讲师"
          value={trainer}
          onChange={setTrainer}
          options={trainers}
          words={{ empty: '没有找到', loading: '正在找' }}
        />
      }
    />
  )
}

describe.each([
  ['a panel', InPanel, ['Ctrl+S', 'Ctrl+Enter', 'the button']],
  ['a page', OnPage, ['Ctrl+S', 'the button']],
  ['a card', InCard, ['Ctrl+Enter', 'the button']],
] as const)('words in a picker in %s', (_, Form, taken) => {
  it.each(taken)('are taken or held back by %s, and never dropped', async way => {
    const onSaved = vi.fn()
    // The open list hides the page from who does not see it.
    const save = () => screen.getByText('保存').closest('button') ?? document.body
    renderPage(<Trainer of={Form} onSaved={onSaved} />, {})
    const user = userEvent.setup()
    const handIn = () => (ways[way] ? user.keyboard(ways[way]) : user.click(save()))
    const said = '列表里没有“高岚”。请从列表里选择，或清空这一栏。'
    const field = screen.getByRole('combobox', { name: '讲师' })
    await user.type(field, '高岚')
    await handIn()
    await waitFor(() => expect(screen.getByText(said)).toBeTruthy())
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(field).toHaveProperty('value', '高岚')
    expect(onSaved).not.toHaveBeenCalled()
    await user.clear(field)
    await user.type(field, '李娜')
    await handIn()
    expect(screen.queryByText(said)).toBeNull()
    expect(onSaved.mock.calls).toEqual([['李娜']])
  })
})

it('a time that is still being typed is what Ctrl+S saves', async () => {
  const onSaved = vi.fn()
  function Time() {
    const [time, setTime] = useState<string | null>('09:00')
    const around = useRef<HTMLDivElement>(null)
    useHandIn({ around, name: '保存', run: () => onSaved(time) })
    return (
      <div ref={around}>
        <TimeField label="开始" value={time} onChange={setTime} />
      </div>
    )
  }
  renderPage(<Time />, {})
  const user = userEvent.setup()
  const field = screen.getByRole('textbox', { name: '开始' })
  await user.clear(field)
  await user.type(field, '1330{Control>}s{/Control}')
  expect(onSaved.mock.calls).toEqual([['13:30']])
})

it('no page takes Ctrl+S by itself or types a number without the words for its ends', () => {
  const sources = readdirSync(join(checkout, 'src'), { recursive: true, encoding: 'utf8' })
  const own = sources.filter(file => {
    if (!/^(app|features|parts).*\.tsx$/.test(file) || file.endsWith('NumberField.tsx')) return false
    return /keys: 'Ctrl S'|<NumberInput/.test(readFileSync(join(checkout, 'src', file), 'utf8'))
  })
  expect(own).toEqual([])
})
