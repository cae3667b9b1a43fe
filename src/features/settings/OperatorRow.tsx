import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { refusalText, useSay } from '../../app/say'
import { seenNow } from '../../app/shown'
import type { operator } from '../../contract/settings'
import { unanswered } from '../../parts/drafts/answered'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'
import { ListRow } from '../../ui/layout/ListRow'
import { Stack } from '../../ui/layout/Stack'
import { Tag } from '../../ui/Tag'
import { NameForm } from './NameForm'

type OperatorRowProps = { operator: ReturnType<typeof operator.parse>; acting: boolean }

/** One operator; the name is edited where it stands. */
export function OperatorRow({ operator, acting }: OperatorRowProps) {
  const { t } = useTranslation(['settings', 'common'])
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const retire = useCommand('settings', 'retireOperator', seenNow)
  const { id, name, active } = operator

  if (editing) return <ListRow title={<Rename operator={operator} onDone={() => setEditing(false)} />} />
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

type RenameProps = { operator: OperatorRowProps['operator']; onDone: () => void }

/** Its name as it is typed; what somebody else called them meanwhile is not overwritten. */
function Rename({ operator: { id, name }, onDone }: RenameProps) {
  const { t } = useTranslation(['settings', 'common'])
  const form = useKeptForm('operator', id, { name })
  const rename = useCommand('settings', 'renameOperator', form)
  const typed = form.values.name
  const save = (next: string) =>
    rename.mutate(
      { id, name: next },
      {
        onSuccess() {
          form.saved()
          onDone()
        },
      },
    )
  const error = unanswered(form, rename.error)
  return (
    <Stack gap="small">
      <DraftNotice form={form} stale={{ error: rename.error, again: () => save(typed.trim()) }} />
      <NameForm
        label={t('operators.renameLabel', { name })}
        name={typed}
        onName={next => form.put({ name: next })}
        initialFocus
        busy={rename.isPending}
        error={error ? refusalText(t, 'settings', error) : null}
        submit={t('common:action.save')}
        onSubmit={save}
        other={
          <Button kind="quiet" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
        }
      />
    </Stack>
  )
}
