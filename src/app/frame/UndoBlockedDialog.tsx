import { useTranslation } from 'react-i18next'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Dialog } from '../../ui/overlay/Dialog'
import { Tag } from '../../ui/Tag'
import { commandText, tableText } from '../history-words'
import { useLanguage } from '../language'
import { takeBack, useUndoTrouble } from '../undo'

/** Later work stands on what is to be undone: says which, and offers to take all of it back, newest first. */
export function UndoBlockedDialog() {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const { blocked, clear } = useUndoTrouble()
  if (!blocked) return null
  const { seq, blockers, count, final } = blocked
  const undoAll = () => {
    clear()
    void takeBack(seq, true)
  }
  return (
    <Dialog
      open
      onClose={clear}
      title={t('blocked.title')}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button onClick={clear}>{t('common:action.cancel')}</Button>
          <Button kind="primary" refusal={final ? t('blocked.final') : null} onClick={undoAll}>
            {t('blocked.undoAll', { count: count + 1 })}
          </Button>
        </>
      }
    >
      <p>{t('blocked.text', { count })}</p>
      <List label={t('blocked.list')}>
        {blockers.map(one => (
          <ListRow
            key={one.seq}
            whole
            title={commandText(t, one)}
            end={
              <>
                {one.undo === 'final' && <Tag tone="amber">{t('history.final')}</Tag>}
                <span>{instantText(language, one.at)}</span>
              </>
            }
          />
        ))}
      </List>
      {count > blockers.length && <p>{t('blocked.more', { count: count - blockers.length })}</p>}
    </Dialog>
  )
}

/** What depends on the step stays for good: says which records, and what to do instead. */
export function UndoStandingDialog() {
  const { t } = useTranslation(['book', 'common'])
  const { standing, clear } = useUndoTrouble()
  if (!standing) return null
  const { count, records } = standing
  return (
    <Dialog
      open
      onClose={clear}
      title={t('standing.title')}
      closeLabel={t('common:action.close')}
      actions={<Button onClick={clear}>{t('common:action.close')}</Button>}
    >
      <p>{t('standing.text', { count })}</p>
      <List label={t('standing.list')}>
        {records.map(({ table, label }, at) => (
          // Rows of one table may bear one name; the list never changes while it stands.
          <ListRow
            key={`${table}-${String(at)}`}
            title={label ?? tableText(t, table)}
            end={tableText(t, table)}
          />
        ))}
      </List>
      {count > records.length && <p>{t('standing.more', { count: count - records.length })}</p>}
      <p>{t('standing.todo')}</p>
    </Dialog>
  )
}
