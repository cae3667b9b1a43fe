import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Dialog } from '../../ui/overlay/Dialog'
import { useCommand } from '../call'
import { useOperator } from '../operator'
import { refusalText } from '../say'

/** A new name on the list of operators, who then acts. */
export function AddOperatorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['common', 'settings'])
  const [name, setName] = useState('')
  const add = useCommand('settings', 'addOperator')
  const choose = useOperator(state => state.choose)
  const submit = () =>
    add.mutate(
      { name },
      {
        onSuccess({ id }) {
          choose(id)
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      size="small"
      onClose={onClose}
      title={t('operator.addTitle')}
      closeLabel={t('action.close')}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" submit busy={add.isPending}>
            {t('action.add')}
          </Button>
        </>
      }
    >
      <Field
        label={t('operator.name')}
        hint={t('operator.nameHint')}
        error={add.error ? refusalText(t, 'settings', add.error) : null}
      >
        <TextInput value={name} onChange={setName} maxLength={most.operatorName} initialFocus />
      </Field>
    </Dialog>
  )
}
