import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { OfficeForm } from '../../../src/features/settings/OfficeForm'
import { book } from '../support/book'
import { renderPage } from '../support/render-page'

const office = {
  company: '客户服务中心',
  companyEn: '',
  minutesPerHour: 60 as const,
  certificatePattern: '{company}-{kind}-{year}-{serial:4}',
  certificateCompany: 'KF',
  formNumbers: {},
  fileDays: 5,
  actionDays: 30,
}
const changeOffice = vi.fn(() => ({}))
beforeEach(() => changeOffice.mockClear())

function open(language: 'zh-CN' | 'en') {
  renderPage(
    <OfficeForm office={office} />,
    { book, settings: { changeOffice }, forms: { kinds: () => [] } } as never,
    { language },
  )
  return userEvent.setup()
}

it.each([
  ['单位名称', ' ', /请填写单位名称/],
  ['证书单位代码', 'a/b', /只能用字母、汉字和数字/],
  ['证书单位代码', ' ', /只能用字母、汉字和数字/],
  ['归档期限', '-3', /0.*90/],
])('refuses at the field what cannot be: %s %s', async (label, typed, says) => {
  const user = open('zh-CN')
  const field = screen.getByLabelText(new RegExp(label))
  await user.clear(field)
  await user.type(field, typed)
  await user.click(screen.getByRole('button', { name: /保存/ }))
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getAllByText(says).length).toBeGreaterThan(0)
  expect((field as HTMLInputElement).value).toBe(typed)
  expect(changeOffice).not.toHaveBeenCalled()
})

it('saves what can', async () => {
  const user = open('en')
  const field = screen.getByLabelText(/Company code/)
  await user.clear(field)
  await user.type(field, 'HR-2')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  await waitFor(() => expect(changeOffice).toHaveBeenCalledWith({ certificateCompany: 'HR-2' }))
})
