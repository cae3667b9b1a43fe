import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { WireError, WireReply } from '../../../src/contract/wire'
import { DraftNotice } from '../../../src/parts/drafts/DraftNotice'
import { useKeptForm } from '../../../src/parts/drafts/use-kept-form'
import { Field } from '../../../src/ui/field/Field'
import { TextInput } from '../../../src/ui/field/TextInput'
import { SidePanel } from '../../../src/ui/overlay/SidePanel'
import { draftsInMemory } from '../support/drafts-in-memory'
import { renderPage } from '../support/render-page'

beforeAll(startWords)

const nothing = { name: '', note: '' }

function NameForm({ shown, onClose }: { shown: typeof nothing; onClose: () => void }) {
  const form = useKeptForm('person', 'fang', shown)
  return (
    <SidePanel title="更正资料" closeLabel="关闭" onClose={onClose}>
      <DraftNotice form={form} />
      <Field label="姓名">
        <TextInput value={form.values.name} onChange={name => form.put({ name })} />
      </Field>
      <Field label="备注">
        <TextInput value={form.values.note} onChange={note => form.put({ note })} />
      </Field>
      <button
        type="button"
        onClick={() => {
          form.saved()
          onClose()
        }}
      >
        保存
      </button>
    </SidePanel>
  )
}

function Page({ shown = nothing }: { shown?: typeof nothing }) {
  const [open, setOpen] = useState(false)
  return open ? (
    <NameForm shown={shown} onClose={() => setOpen(false)} />
  ) : (
    <button type="button" onClick={() => setOpen(true)}>
      更正
    </button>
  )
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const open = (user: ReturnType<typeof userEvent.setup>) =>
  user.click(screen.getByRole('button', { name: '更正' }))
const kept = (base: typeof nothing, values: typeof nothing) => ({
  id: 'one',
  form: 'person',
  record: 'fang',
  base: JSON.stringify(base),
  values: JSON.stringify(values),
  at: '2026-12-08T06:05:00.000Z',
})

describe('a form that was not saved', () => {
  it('Escape asks nothing; opened again it stands as it was left, and says so', async () => {
    const user = userEvent.setup()
    renderPage(<Page />, {})
    await open(user)
    await user.type(field('姓名'), '王芳')
    await user.keyboard('{Escape}')
    await open(user)
    expect(await screen.findByText(/^已恢复 .* 填写、没有保存的内容。$/)).toBeTruthy()
    expect(field('姓名').value).toBe('王芳')

    await user.click(screen.getByRole('button', { name: '丢弃' }))
    expect(field('姓名').value).toBe('')
    await user.keyboard('{Escape}')
    await open(user)
    expect(screen.queryByText(/没有保存/)).toBeNull()
  })

  it('is kept within half a second of the last key, without anybody leaving it', async () => {
    const user = userEvent.setup()
    const drafts = draftsInMemory()
    renderPage(<Page />, {}, { drafts })
    await open(user)
    await user.type(field('姓名'), '王芳')
    await waitFor(() => expect(drafts.kept[0]?.values).toBe('{"name":"王芳","note":""}'), { timeout: 500 })
  })

  it('leaves nothing once it is saved, or is again as it was', async () => {
    const user = userEvent.setup()
    const drafts = draftsInMemory()
    renderPage(<Page />, {}, { drafts })
    await open(user)
    await user.type(field('姓名'), '王')
    await waitFor(() => expect(drafts.kept).toHaveLength(1))
    await user.keyboard('{Backspace}')
    await waitFor(() => expect(drafts.kept).toHaveLength(0))
    await user.type(field('姓名'), '王')
    await waitFor(() => expect(drafts.kept).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(drafts.kept).toHaveLength(0))
  })

  it('is only offered where the record has changed since: what it says now is what stands there', async () => {
    const user = userEvent.setup()
    const drafts = draftsInMemory([kept(nothing, { name: '王芳', note: '写到一半' })])
    renderPage(<Page shown={{ name: '王方', note: '' }} />, {}, { drafts })
    await open(user)
    expect(await screen.findByText(/^2026年12月8日.* 填写过一部分，没有保存。 此后这里有改动，/)).toBeTruthy()
    expect(field('姓名').value).toBe('王方')
    await user.click(screen.getByRole('button', { name: '继续填写' }))
    expect(field('姓名').value).toBe('王芳')
    expect(field('备注').value).toBe('写到一半')
  })

  it('is kept after all when the book was busy, without another key', async () => {
    const user = userEvent.setup()
    const drafts = failing([{ kind: 'refused', code: 'book_busy', params: {} }])
    renderPage(<Page />, {}, { drafts })
    await open(user)
    await user.type(field('姓名'), '王')
    await waitFor(() => expect(drafts.kept).toHaveLength(1), { timeout: 3000 })
    expect(drafts.kept[0]?.values).toBe('{"name":"王","note":""}')
    expect(screen.queryByText(/没有自动保留/)).toBeNull()
  })

  it('says when the disk took nothing, and keeps it without another key once it does', async () => {
    const user = userEvent.setup()
    const drafts = failing([{ kind: 'refused', code: 'draft_not_kept', params: {} }])
    renderPage(<Page />, {}, { drafts })
    await open(user)
    await user.type(field('姓名'), '王')
    expect(await screen.findByText(/没有自动保留，离开前请保存/)).toBeTruthy()
    await waitFor(() => expect(drafts.kept).toHaveLength(1), { timeout: 8000 })
    await waitFor(() => expect(screen.queryByText(/没有自动保留/)).toBeNull())
  })

  it('is shown again, and not what was kept before it, while the disk is full; closing the window is asked about', async () => {
    const user = userEvent.setup()
    const drafts = failing([])
    const held: boolean[] = []
    renderPage(<Page />, {}, { drafts, host: { keepWindowOpen: one => void held.push(one) } })
    await open(user)
    await user.type(field('姓名'), '王')
    await waitFor(() => expect(drafts.kept).toHaveLength(1))
    drafts.fail(Array(3).fill({ kind: 'refused', code: 'draft_not_kept', params: {} }))
    await user.type(field('姓名'), '芳')
    expect(await screen.findByText(/没有自动保留，离开前请保存/)).toBeTruthy()
    await user.keyboard('{Escape}')
    await open(user)
    await waitFor(() => expect(field('姓名').value).toBe('王芳'))
    expect(await screen.findByText(/没有自动保留，离开前请保存/)).toBeTruthy()
    expect(held).toEqual([true])
    await waitFor(() => expect(drafts.kept.map(one => JSON.parse(one.values).name)).toEqual(['王芳']), {
      timeout: 12_000,
    })
    await waitFor(() => expect(held).toEqual([true, false]))
  })

  it('of which nothing could be kept goes once it is saved', async () => {
    const user = userEvent.setup()
    const held: boolean[] = []
    const drafts = failing(Array(9).fill({ kind: 'refused', code: 'draft_not_kept', params: {} }))
    renderPage(<Page />, {}, { drafts, host: { keepWindowOpen: one => void held.push(one) } })
    await open(user)
    await user.type(field('姓名'), '王')
    await waitFor(() => expect(held).toEqual([true]))
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(held).toEqual([true, false])
    await open(user)
    expect(field('姓名').value).toBe('')
  })

  it('says when it cannot be kept, and does not ask again and again', async () => {
    const user = userEvent.setup()
    const drafts = failing(Array(9).fill({ kind: 'invalid', message: 'too long' }))
    renderPage(<Page />, {}, { drafts })
    await open(user)
    await user.type(field('姓名'), '王')
    expect(await screen.findByText(/没有自动保留，离开前请保存/)).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(drafts.left()).toBe(8)
  })
})

/** Refuses to keep what it is sent, once for each of these. */
function failing(errors: readonly WireError[]) {
  const memory = draftsInMemory()
  const left = [...errors]
  return {
    ...memory,
    get kept() {
      return memory.kept
    },
    left: () => left.length,
    fail: (more: readonly WireError[]) => void left.push(...more),
    reply(request: Parameters<typeof memory.reply>[0]): WireReply | null {
      const error = request.area === 'drafts' && request.name === 'keep' ? left.shift() : undefined
      return error ? { id: request.id, ok: false, error } : memory.reply(request)
    },
  }
}
