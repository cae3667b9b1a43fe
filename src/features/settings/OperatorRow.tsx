import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { refusalText, useSay } from '../../app/say'
import type { operator } from '../../contract/settings'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'
import { ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { NameForm } from './NameForm'

type OperatorRowProps = { operator: ReturnType<typeof operator.parse>; acting: boolean }

/** One operator; the name is edited where it stands. */
export function OperatorRow({ operator, acting }: OperatorRowProps) {
  const { t } = useTranslation(['settings', 'common'])
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const rename = useCommand('settings', 'renameOperator')
  const retire = useCommand('settings', 'retireOperator')
  const { id, name, active } = operator

  if (editing) {
    return (
      <ListRow
        title={
          <NameForm
            label={t('operators.renameLabel', { name })}
            initial={name}
            initialFocus
            busy={rename.isPending}
            error={rename.error ? refusalText(t, 'settings', rename.error) : null}
            submit={t('common:action.save')}
            onSubmit={next => rename.mutate({ id, name: next }, { onSuccess: () => setEditing(false) })}
            other={
              <Button kind="quiet" onClick={() => setEditing(false)}>
                {t('common:action.cancel')}
              </Button>
            }
          />
        }
      />
    )
  }
  return (
    <ListRow
      quiet={!active}
      title={name}
      meta={
        acting ? (
          <Tag tone="accent">{t('operators.current')}</Tag>
        ) : active ? undefined : (
          t('operators.retired')
        )
      }
      end={
        <Inline>
          <Button size="small" kind="quiet" onClick={() => setEditing(true)}>
            {t('operators.rename')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            busy={retire.isPending}
            onClick={() =>
              retire.mutate({ id, active: !active }, { onError: error => say.refused('settings', error) })
            }
          >
            {t(active ? 'operators.retire' : 'operators.bringBack')}
          </Button>
        </Inline>
      }
    />
  )
}
