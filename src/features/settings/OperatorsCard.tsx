import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useOperator } from '../../app/operator'
import { refusalText } from '../../app/say'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import { List } from '../../ui/layout/ListRow'
import { NameForm } from './NameForm'
import { OperatorRow } from './OperatorRow'
import styles from './Settings.module.css'

/** Who may act: add, rename, retire. */
export function OperatorsCard() {
  const { t } = useTranslation(['settings', 'common'])
  const answer = useAsk('settings', 'operators', {})
  const current = useOperator(state => state.id)
  const add = useCommand('settings', 'addOperator')
  const [name, setName] = useState('')
  const active = answer.data?.filter(one => one.active).length ?? 0
  return (
    <Card title={t('operators.title')} sub={t('operators.sub', { count: active })}>
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={3} />
      ) : answer.isError ? (
        <ErrorState title={refusalText(t, 'settings', answer.error)} />
      ) : (
        <List label={t('operators.title')}>
          {answer.data.map(one => (
            <OperatorRow key={one.id} operator={one} acting={one.id === current} />
          ))}
        </List>
      )}
      <div className={styles.foot}>
        <NameForm
          label={t('operators.addLabel')}
          placeholder={t('operators.placeholder')}
          name={name}
          onName={setName}
          busy={add.isPending}
          error={add.error ? refusalText(t, 'settings', add.error) : null}
          onSubmit={typed => add.mutate({ name: typed }, { onSuccess: () => setName('') })}
          submit={t('operators.add')}
        />
        <p className={styles.hint}>{t('operators.hint')}</p>
      </div>
    </Card>
  )
}
