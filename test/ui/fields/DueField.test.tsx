import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { DueField } from '../../../src/parts/fields/DueField'
import { openBook } from '../support/book'
import { renderPage } from '../support/render-page'

const field = (value: string | null, language: 'zh-CN' | 'en' = 'zh-CN') =>
  renderPage(
    <DueField label="期限" value={value} onChange={vi.fn()} />,
    { book: { state: () => openBook() } },
    { language },
  )

it('says of a day that has passed what follows, beside the field', async () => {
  field('2026-12-08')
  const said = await screen.findByText('这一天已过，保存后即为逾期。')
  expect(screen.getByRole('group', { name: /期限/ }).getAttribute('aria-describedby')).toContain(said.id)
})

it('says it in English', async () => {
  field('2026-12-08', 'en')
  expect(await screen.findByText('This date has passed: it will be overdue at once.')).toBeTruthy()
})

it.each(['2026-12-09', '2026-12-31', null])('has nothing to say of %s', async value => {
  const { sent } = field(value)
  await screen.findByText('期限')
  await vi.waitFor(() => expect(sent('book.state')).toHaveLength(1))
  expect(screen.queryByText(/这一天已过/)).toBeNull()
})
