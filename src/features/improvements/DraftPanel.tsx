import { type ReactNode, useState } from 'react'
import type { KeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { ActionFields } from './ActionFields'
import { type ActionDraft, inputOf } from './action-draft'

type DraftPanelProps = {
  title: string
  sub?: ReactNode
  form: KeptForm<ActionDraft>
  fromSession?: boolean
  /** What closing without saving is called: 取消, or 返回 where something stands behind it. */
  leave: string
  submit: string
  busy: boolean
  error: unknown
  onSubmit: (input: NonNullable<ReturnType<typeof inputOf>>) => void
  onClose: () => void
}

/** An action being written or changed. */
export function DraftPanel(props: DraftPanelProps) {
  const { title, sub, form, fromSession = false, leave, submit, busy, error, onSubmit, onClose } = props
  const { values: draft } = form
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    const input = inputOf(draft)
    if (input && !busy) onSubmit(input)
  }
  return (
    <FormPanel
      title={title}
      sub={sub}
      area="improvements"
      form={form}
      error={error}
      busy={busy}
      submit={submit}
      onSubmit={save}
      leave={leave}
      onClose={onClose}
    >
      <ActionFields draft={draft} onChange={form.put} tried={tried} fromSession={fromSession} />
    </FormPanel>
  )
}
