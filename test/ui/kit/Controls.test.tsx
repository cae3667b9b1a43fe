import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type FormEvent, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button } from '../../../src/ui/Button'
import { ToastProvider, useToast } from '../../../src/ui/feedback/ToastProvider'
import { ComboBox } from '../../../src/ui/field/ComboBox'
import type { ComboOption } from '../../../src/ui/field/combo-option'
import { Field } from '../../../src/ui/field/Field'
import { NumberInput } from '../../../src/ui/field/NumberInput'
import { TextInput } from '../../../src/ui/field/TextInput'
import { TimeField } from '../../../src/ui/field/TimeField'

describe('Field', () => {
  it('ties label, error and hint to its control', () => {
    render(
      <Field label="课程" hint="写全称" error="请写课程名称" required>
        <TextInput value="" onChange={() => undefined} />
      </Field>,
    )
    const input = screen.getByRole('textbox', { name: '课程' })
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ')
    expect(described.map(id => document.getElementById(id)?.textContent)).toEqual(['请写课程名称', '写全称'])
  })

  it('refuses a control without a name', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(() => render(<TextInput value="" onChange={() => undefined} />)).toThrow('has a label')
    quiet.mockRestore()
  })
})

describe('Button', () => {
  it('with a refusal stays reachable, says why and does nothing', async () => {
    const user = userEvent.setup()
    const onClick = vi.fn()
    render(
      <Button refusal="还有 7 人没有成绩" onClick={onClick}>
        发证
      </Button>,
    )
    await user.tab()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('button'))
    expect(screen.getByRole('button', { description: '还有 7 人没有成绩' })).toBeTruthy()
    expect(onClick).not.toHaveBeenCalled()
  })
})

describe('NumberInput', () => {
  function Line() {
    const [value, setValue] = useState<number | null>(8000)
    return (
      <>
        <NumberInput label="合格线" value={value} onChange={setValue} scale={2} min={0} max={10_000} />
        <output>{String(value)}</output>
      </>
    )
  }

  it('keeps whole hundredths and lets no third decimal or letter in', async () => {
    const user = userEvent.setup()
    render(<Line />)
    const input = screen.getByRole('textbox')
    await user.clear(input)
    expect(screen.getByRole('status').textContent).toBe('null')
    await user.type(input, '88.x557')
    expect(screen.getByRole('status').textContent).toBe('8855')
    await user.keyboard('{ArrowUp}')
    expect(input).toHaveProperty('value', '89.55')
  })

  it('keeps what lies outside its ends as it is typed, and says so when the box is left', async () => {
    const user = userEvent.setup()
    function Months() {
      const [value, setValue] = useState<number | null>(null)
      const [said, setSaid] = useState(false)
      return (
        <>
          <NumberInput
            label="有效期"
            value={value}
            onChange={setValue}
            min={6}
            max={600}
            onOutside={setSaid}
          />
          <output>{`${value} ${said}`}</output>
        </>
      )
    }
    render(<Months />)
    const input = screen.getByRole('textbox')
    const status = screen.getByRole('status')
    await user.type(input, '-5')
    expect(status.textContent).toBe('-5 false')
    await user.tab()
    expect(status.textContent).toBe('-5 true')
    await user.clear(input)
    await user.type(input, '50')
    expect(status.textContent).toBe('50 false')
    await user.type(input, '00')
    await user.tab()
    expect(status.textContent).toBe('5000 true')
    await user.type(input, '{ArrowDown}')
    expect(status.textContent).toBe('600 false')
  })
})

describe('TimeField', () => {
  function Start() {
    const [value, setValue] = useState<string | null>('09:00')
    return (
      <>
        <TimeField label="开始" value={value} onChange={setValue} />
        <output>{String(value)}</output>
      </>
    )
  }

  it('settles what was typed, and goes back when it is no time', async () => {
    const user = userEvent.setup()
    render(<Start />)
    const input = screen.getByRole('textbox')
    await user.clear(input)
    await user.type(input, '1430')
    await user.tab()
    expect(screen.getByRole('status').textContent).toBe('14:30')
    await user.clear(input)
    await user.type(input, '99')
    await user.tab()
    expect(input).toHaveProperty('value', '14:30')
  })
})

describe('ComboBox', () => {
  const options: ComboOption[] = [
    { id: '1', label: '李娜', detail: '00633' },
    { id: '2', label: '梁静', detail: '00102', search: 'liangjing lj' },
  ]

  function Trainer({ onFree }: { onFree?: (text: string) => void }) {
    const [value, setValue] = useState<ComboOption | null>(null)
    return (
      <>
        <ComboBox
          label="讲师"
          value={value}
          onChange={setValue}
          options={options}
          words={{ empty: '没有找到', loading: '正在找', unknown: text => `没有“${text}”` }}
          free={onFree && { label: text => `新增“${text}”`, onChoose: onFree }}
        />
        <output>{value?.label ?? '空'}</output>
      </>
    )
  }

  it('narrows by other words, chooses with Enter, and is emptied by hand', async () => {
    const user = userEvent.setup()
    render(<Trainer />)
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, 'lj')
    expect(screen.getAllByRole('option')).toHaveLength(1)
    await user.keyboard('{ArrowDown}{Enter}')
    expect(document.querySelector('output')?.textContent).toBe('梁静')
    expect(input).toHaveProperty('value', '梁静')
    await user.clear(input)
    expect(document.querySelector('output')?.textContent).toBe('空')
  })

  it('keeps words that lead nowhere, says so, and goes back to what was chosen on Esc', async () => {
    const user = userEvent.setup()
    render(<Trainer />)
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, '李娜')
    await user.keyboard('{ArrowDown}{Enter}')
    await user.type(input, 'xyz')
    await user.tab()
    expect(input).toHaveProperty('value', '李娜xyz')
    expect(screen.getByRole('alert').textContent).toBe('没有“李娜xyz”')
    expect(input.getAttribute('aria-describedby')).toContain(screen.getByRole('alert').id)
    await user.click(input)
    expect(screen.getByRole('listbox')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(input).toHaveProperty('value', '李娜')
    await user.tab()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it.each([
    ['its name', '梁静'],
    ['its name in other letters', ' 梁静 '],
    ['the number beside it', '００１０２'],
    ['the only match', 'lj'],
  ])('takes what is meant by %s when one goes on', async (_, typed) => {
    const user = userEvent.setup()
    render(<Trainer />)
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, typed)
    await user.tab()
    expect(document.querySelector('output')?.textContent).toBe('梁静')
    expect(input).toHaveProperty('value', '梁静')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('takes nothing but the very name where something new could be meant', async () => {
    const user = userEvent.setup()
    render(<Trainer onFree={() => undefined} />)
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, '梁')
    await user.tab()
    expect(document.querySelector('output')?.textContent).toBe('空')
    expect(screen.getByRole('alert').textContent).toBe('没有“梁”')
    await user.type(input, '静')
    await user.tab()
    expect(document.querySelector('output')?.textContent).toBe('梁静')
  })

  it('is empty again for the next one where the page puts what was taken on a list', async () => {
    const user = userEvent.setup()
    const chosen = vi.fn()
    render(
      <ComboBox
        label="讲师"
        value={null}
        onChange={chosen}
        options={options}
        words={{ empty: '没有找到', loading: '正在找', unknown: text => `没有“${text}”` }}
      />,
    )
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, 'lj{Enter}')
    expect(chosen).toHaveBeenCalledWith(options[1])
    expect(input).toHaveProperty('value', '')
  })

  it('takes the only match on Enter, and hands no form in by that', async () => {
    const user = userEvent.setup()
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault())
    render(
      <form onSubmit={onSubmit}>
        <Trainer />
        <button type="submit" hidden />
      </form>,
    )
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, 'lj{Enter}')
    expect(document.querySelector('output')?.textContent).toBe('梁静')
    expect(input).toHaveProperty('value', '梁静')
    expect(onSubmit).not.toHaveBeenCalled()
  })

  it('chooses nobody where several fit, and keeps what was typed', async () => {
    const user = userEvent.setup()
    render(<Trainer />)
    const input = screen.getByRole('combobox', { name: '讲师' })
    await user.type(input, '00{Enter}')
    expect(document.querySelector('output')?.textContent).toBe('空')
    expect(input).toHaveProperty('value', '00')
    await user.tab()
    expect(input).toHaveProperty('value', '00')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    await user.clear(input)
    expect(input.getAttribute('aria-invalid')).toBeNull()
  })

  it('waits for the answer when Enter was quicker than the search', async () => {
    const user = userEvent.setup()
    const chosen = vi.fn()
    const picker = (found: readonly ComboOption[], loading: boolean) => (
      <ComboBox
        label="讲师"
        value={null}
        onChange={chosen}
        options={found}
        onQuery={() => undefined}
        loading={loading}
        words={{ empty: '没有找到', loading: '正在找', unknown: text => `没有“${text}”` }}
      />
    )
    const { rerender } = render(picker(options, true))
    await user.type(screen.getByRole('combobox', { name: '讲师' }), '李{Enter}')
    expect(chosen).not.toHaveBeenCalled()
    rerender(picker(options.slice(0, 1), false))
    expect(chosen).toHaveBeenCalledWith(options[0])
  })

  it('offers what was typed as something new', async () => {
    const user = userEvent.setup()
    const onFree = vi.fn()
    render(<Trainer onFree={onFree} />)
    await user.type(screen.getByRole('combobox', { name: '讲师' }), '高岚')
    await user.click(screen.getByRole('option', { name: '新增“高岚”' }))
    expect(onFree).toHaveBeenCalledWith('高岚')
  })
})

describe('toasts', () => {
  function Import({ onUndo }: { onUndo: () => void }) {
    const toast = useToast()
    return (
      <Button
        onClick={() => toast({ message: '已导入 519 人', action: { label: '撤销', onSelect: onUndo } })}
      >
        导入
      </Button>
    )
  }

  it('tell what happened and offer to undo it, once', async () => {
    const user = userEvent.setup()
    const onUndo = vi.fn()
    render(
      <ToastProvider label="消息" closeLabel="关闭">
        <Import onUndo={onUndo} />
      </ToastProvider>,
    )
    await user.click(screen.getByRole('button', { name: '导入' }))
    expect(await within(screen.getByRole('status')).findByText('已导入 519 人')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '撤销' }))
    expect(onUndo).toHaveBeenCalledOnce()
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('go after their time, also one that comes where another was just clicked away', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    function Redo() {
      const toast = useToast()
      return (
        <Import
          onUndo={() => toast({ message: '撤销：导入花名册', action: { label: '重做', onSelect: () => {} } })}
        />
      )
    }
    render(
      <ToastProvider label="消息" closeLabel="关闭">
        <Redo />
      </ToastProvider>,
    )
    await user.click(screen.getByRole('button', { name: '导入' }))
    await user.click(await screen.findByRole('button', { name: '撤销' }))
    expect(screen.getByText('撤销：导入花名册')).toBeTruthy()
    await act(() => vi.advanceTimersByTimeAsync(10_100))
    expect(screen.queryByText('撤销：导入花名册')).toBeNull()
    vi.useRealTimers()
  })

  it('are one at a time, shorter with nothing to do about them, and stay when they say what failed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    function Say() {
      const toast = useToast()
      return (
        <>
          <Button onClick={() => toast({ message: '已保存' })}>保存</Button>
          <Button onClick={() => toast({ message: '没有保存', tone: 'cinnabar', slot: 'refusal' })}>
            出错
          </Button>
          <Import onUndo={() => undefined} />
        </>
      )
    }
    render(
      <ToastProvider label="消息" closeLabel="关闭">
        <Say />
      </ToastProvider>,
    )
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('已保存')).toBeTruthy()
    await act(() => vi.advanceTimersByTimeAsync(6100))
    expect(screen.queryByText('已保存')).toBeNull()

    await user.click(screen.getByRole('button', { name: '保存' }))
    // What was done, and can be undone, is not taken away by what failed elsewhere.
    await user.click(screen.getByRole('button', { name: '出错' }))
    expect(screen.getByText('已保存')).toBeTruthy()
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(screen.queryByText('已保存')).toBeNull()
    expect(screen.getByText('没有保存')).toBeTruthy()

    await user.click(screen.getByRole('button', { name: '导入' }))
    expect(screen.queryByText('没有保存')).toBeNull()
    await user.click(screen.getByRole('button', { name: '出错' }))
    expect(screen.getByRole('button', { name: '撤销' })).toBeTruthy()
    vi.useRealTimers()
  })
})
