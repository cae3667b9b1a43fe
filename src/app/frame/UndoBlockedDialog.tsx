import { useTranslation } from 'react-i18next'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Dialog } from '../../ui/overlay/Dialog'
import { Tag } from '../../ui/Tag'
import { commandText } from '../history-words'
import { useLanguage } from '../language'
import { takeBack, useUndoTrouble } from '../undo'

/** Later work stands on what is to be undone: says which, and offers to take all of it back, newest first. */
export function UndoBlockedDialog() {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const { blocked, clear } = useUndoTrouble()
  if (!blocked) return null
  const { seq, blockers } = blocked
  const final = blockers.some(one => one.undo === 'final')
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
            {t('blocked.undoAll', { count: blockers.length + 1 })}
          </Button>
        </>
      }
    >
      <p>{t('blocked.text', { count: blockers.length })}</p>
      <List label={t('blocked.list')}>
        {blockers.map(one => (
          <ListRow
            key={one.seq}
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
    </Dialog>
  )
}
