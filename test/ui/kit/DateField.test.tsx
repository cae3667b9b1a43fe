import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { describe, expect, it } from 'vitest'
import { DateField } from '../../../src/ui/field/DateField'
import { Field } from '../../../src/ui/field/Field'

function Day({ locale, start = null }: { locale: string; start?: string | null }) {
  const [value, setValue] = useState<string | null>(start)
  return (
    <I18nProvider locale={locale}>
      <Field label="开课日" error={value === null ? '请填开课日' : null}>
        <DateField value={value} onChange={setValue} />
      </Field>
      <output>{value ?? '空'}</output>
    </I18nProvider>
  )
}

const written = () => screen.getByRole('status').textContent

describe('DateField', () => {
  it('takes digits in the order of the language', async () => {
    const user = userEvent.setup()
    const { unmount } = render(<Day locale="zh-CN" />)
    await user.tab()
    await user.keyboard('20261209')
    expect(written()).toBe('2026-12-09')
    unmount()

    render(<Day locale="en-GB" />)
    await user.tab()
    await user.keyboard('09122026')
    expect(written()).toBe('2026-12-09')
  })

  it('keeps the year that is being typed to itself', async () => {
    const user = userEvent.setup()
    render(<Day locale="zh-CN" start="2026-12-09" />)
    await user.tab()
    await user.keyboard('202')
    expect(written()).toBe('2026-12-09')
    await user.keyboard('7')
    expect(written()).toBe('2027-12-09')
  })

  it('takes no year that no office means', async () => {
    const user = userEvent.setup()
    render(<Day locale="zh-CN" start="2026-12-09" />)
    await user.tab()
    await user.keyboard('1202')
    expect(written()).toBe('2026-12-09')
    await user.click(document.body)
    expect(screen.getAllByRole('spinbutton')[0]?.textContent).toBe('2026')
  })

  it('takes a day pasted as offices write it, and leaves out what is none', () => {
    render(<Day locale="zh-CN" start="2026-12-09" />)
    const paste = (text: string) => {
      const part = screen.getAllByRole('spinbutton')[0]
      if (part) fireEvent.paste(part, { clipboardData: { getData: () => text } })
    }
    paste('2026年3月1日')
    expect(written()).toBe('2026-03-01')
    paste('2026-13-45')
    expect(written()).toBe('2026-03-01')
  })

  it('is cleared by Delete and then shows the error of its Field', async () => {
    const user = userEvent.setup()
    render(<Day locale="zh-CN" start="2026-12-09" />)
    await user.tab()
    await user.keyboard('{Delete}')
    expect(written()).toBe('空')
    expect(screen.getByText('请填开课日')).toBeTruthy()
  })

  it('is named by its label', () => {
    render(<Day locale="zh-CN" start="2026-12-09" />)
    expect(screen.getAllByRole('group', { name: /开课日/ }).length).toBeGreaterThan(0)
  })
})
