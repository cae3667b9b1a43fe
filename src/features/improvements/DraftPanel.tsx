import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../../app/say'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import type { KeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { SidePanel } from '../../ui/overlay/SidePanel'
import { ActionFields } from './ActionFields'
import { type ActionDraft, inputOf } from './action-draft'
import styles from './Improvements.module.css'

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
  const { t } = useTranslation(['improvements', 'common'])
  const { values: draft } = form
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    const input = inputOf(draft)
    if (input && !busy) onSubmit(input)
  }
  return (
    <SidePanel
      title={title}
      sub={sub}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      takeFocus={false}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={save}>
            {submit}
          </Button>
          <Button onClick={onClose}>{leave}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <RefusalNotice area="improvements" error={error} />
        <DraftNotice form={form} stale={{ error, again: save }} />
        <ActionFields draft={draft} onChange={form.put} tried={tried} fromSession={fromSession} />
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
