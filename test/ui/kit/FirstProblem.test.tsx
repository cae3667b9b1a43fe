import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Button } from '../../../src/ui/Button'
import { Field } from '../../../src/ui/field/Field'
import { TextInput } from '../../../src/ui/field/TextInput'
import { SidePanel } from '../../../src/ui/overlay/SidePanel'

function Panel({ onSaved }: { onSaved: () => void }) {
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const missing = (text: string) => (tried && text === '' ? '请填写' : null)
  const save = () => {
    setTried(true)
    if (name && number) onSaved()
  }
  return (
    <SidePanel
      title="新增人员"
      closeLabel="关闭"
      onClose={() => undefined}
      actions={<Button onClick={save}>保存</Button>}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <Field label="备注">
          <TextInput value="" onChange={() => undefined} />
        </Field>
        <Field label="工号" error={missing(number)}>
          <TextInput value={number} onChange={setNumber} />
        </Field>
        <Field label="姓名" error={missing(name)}>
          <TextInput value={name} onChange={setName} />
        </Field>
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}

const field = (name: string) => screen.getByRole('textbox', { name })

it('a save that a field stands in the way of leads to that field, by button and by Enter', async () => {
  const user = userEvent.setup()
  const onSaved = vi.fn()
  render(<Panel onSaved={onSaved} />)
  await user.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(document.activeElement).toBe(field('工号')))
  // What is wrong is read out with the field.
  expect(screen.getByRole('textbox', { name: '工号', description: '请填写' })).toBe(document.activeElement)
  await user.keyboard('00603')
  await user.click(field('备注'))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(field('姓名')))
  await user.keyboard('王芳{Enter}')
  expect(onSaved).toHaveBeenCalledOnce()
})
