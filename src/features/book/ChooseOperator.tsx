import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useOperator } from '../../app/operator'
import { usePageTitle } from '../../app/page-title'
import { refusalText } from '../../app/say'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import styles from './ChooseOperator.module.css'

type ChooseOperatorProps = { operators: readonly { id: string; name: string }[] }

/** Who sits at the desk? Asked once on each machine; there is no password. */
export function ChooseOperator({ operators }: ChooseOperatorProps) {
  const { t } = useTranslation(['book', 'common', 'settings'])
  const choose = useOperator(state => state.choose)
  const [name, setName] = useState('')
  const add = useCommand('settings', 'addOperator')
  usePageTitle(t('common:operator.label'))
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const submit = () => {
    if (name.trim()) add.mutate({ name }, { onSuccess: ({ id }) => choose(id) })
  }
  return (
    <div className={styles.middle}>
      <Card title={t('operator.title')} padded>
        <Stack gap="normal">
          <p>{t('operator.text')}</p>
          {operators.length > 0 && (
            <Inline>
              {operators.map((one, index) => (
                <Button key={one.id} {...(index === 0 ? { ref: first } : {})} onClick={() => choose(one.id)}>
                  {one.name}
                </Button>
              ))}
            </Inline>
          )}
          <form
            className={styles.form}
            noValidate
            onSubmit={event => {
              event.preventDefault()
              submit()
            }}
          >
            <Field
              label={t(operators.length > 0 ? 'operator.other' : 'operator.first')}
              error={add.error ? refusalText(t, 'settings', add.error) : null}
            >
              <TextInput
                value={name}
                onChange={setName}
                maxLength={most.operatorName}
                initialFocus={operators.length === 0}
              />
            </Field>
            <Button kind={operators.length > 0 ? 'plain' : 'primary'} submit busy={add.isPending}>
              {t('common:action.add')}
            </Button>
          </form>
        </Stack>
      </Card>
    </div>
  )
}
