import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { FormFacts } from '../../../src/contract/forms'
import { FormsDialog } from '../../../src/parts/forms/FormsDialog'
import { renderPage } from '../support/render-page'
import { type Answers, Refused } from '../support/service-in-memory'

beforeAll(startWords)

const kinds: FormFacts[] = [
  { form: 'sign_in', of: ['session'], formats: ['pdf', 'word', 'excel'], name: 'forms:name.sign_in' },
  { form: 'notice', of: ['session'], formats: ['pdf', 'word'], name: 'forms:name.notice' },
  { form: 'personal_file', of: ['person'], formats: ['pdf', 'word'], name: 'forms:name.personal_file' },
  { form: 'ledger', of: ['year'], formats: ['pdf', 'word', 'excel'], name: 'forms:name.ledger' },
]

interface Given {
  props?: Partial<Parameters<typeof FormsDialog>[0]>
  write?: NonNullable<NonNullable<Answers['forms']>['write']>
  language?: 'zh-CN' | 'en'
  /** What the person does in the system's dialog. */
  file?: string | null
}

function open({ props = {}, write, language = 'zh-CN', file = 'ticket-1' }: Given = {}) {
  const onClose = vi.fn()
  const chooseSave = vi.fn(async (_: { suggestedName: string }) =>
    file === null ? null : { ticket: file, name: '表.docx' },
  )
  const view = renderPage(
    <FormsDialog
      subject={{ kind: 'session', id: 's' }}
      about="投诉处理 第3期"
      onClose={onClose}
      {...props}
    />,
    { forms: { kinds: () => kinds, write: write ?? (() => ({ pages: 2, caveat: null })) } },
    { language, host: { chooseSave } as never },
  )
  return { ...view, onClose, chooseSave, user: userEvent.setup({ delay: null }) }
}

const save = () => screen.getByRole('button', { name: '保存到文件' })

describe('the forms of a session', () => {
  it('are those about a session, each in the formats it can be said in', async () => {
    const { user } = open()
    const choice = await screen.findByRole('combobox', { name: '表单' })
    expect(within(choice).getAllByRole('option')).toHaveLength(2)
    const formats = () => screen.getAllByRole('radio').map(one => one.getAttribute('value'))
    expect(formats()).toEqual(expect.arrayContaining(['pdf', 'word', 'excel']))
    await user.click(screen.getByRole('radio', { name: /Excel/ }))
    await user.selectOptions(choice, 'notice')
    expect(formats()).not.toContain('excel')
    // What it cannot be is a PDF then.
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /PDF/ }).checked).toBe(true)
  })

  it('go into the file that was chosen, in the language and format wanted', async () => {
    const { user, sent, onClose, chooseSave } = open({ props: { first: 'notice' } })
    await screen.findByRole('combobox', { name: '表单' })
    await user.click(screen.getByRole('radio', { name: /Word/ }))
    await user.click(screen.getByRole('radio', { name: '英文' }))
    await user.click(save())
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(sent('forms.write')).toEqual([
      {
        form: 'notice',
        subject: { kind: 'session', id: 's' },
        format: 'word',
        language: 'en',
        file: 'ticket-1',
      },
    ])
    expect(chooseSave.mock.calls[0]?.[0].suggestedName).toBe('培训通知 投诉处理 第3期.docx')
    expect(await screen.findByText(/表\.docx/)).toBeTruthy()
  })

  it('stay to be chosen when no file was, or when it cannot be written: that is said', async () => {
    const none = open({ file: null })
    await screen.findByRole('combobox', { name: '表单' })
    await none.user.click(save())
    expect(none.sent('forms.write')).toEqual([])
    expect(none.onClose).not.toHaveBeenCalled()
    none.unmount()
    const full = open({
      write() {
        throw new Refused('nothing_to_print')
      },
    })
    await screen.findByRole('combobox', { name: '表单' })
    await full.user.click(save())
    expect(await screen.findByText(/这张表没有可填写的内容/)).toBeTruthy()
    expect(full.onClose).not.toHaveBeenCalled()
  })
})

it.each([
  [{ kind: 'person', id: 'p' }, 'personal_file'],
  [{ kind: 'year', year: 2026 }, 'ledger'],
] as const)('the only form about %o needs no choice, and is the dialog’s name', async (subject, form) => {
  open({ props: { subject } })
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findAllByRole('radio')
  expect(within(dialog).queryByRole('combobox')).toBeNull()
  expect(dialog.textContent).toContain(form === 'ledger' ? '台账' : '培训档案表')
})

it('speaks English', async () => {
  open({ language: 'en' })
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findAllByRole('radio')
  expect(dialog.textContent).not.toMatch(/表单|保存/)
})
