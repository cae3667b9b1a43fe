import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLifeRefusal } from '../../parts/book/book-life'
import { MoveDoubtNotice } from '../../parts/book/PlaceNotice'
import { useMove } from '../../parts/book/use-move'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import styles from './Settings.module.css'

/** Where the book lies; open the folder, or move the book to another. */
export function FolderCard() {
  const { t } = useTranslation(['settings', 'book'])
  const state = useAsk('book', 'state', {})
  const running = useLifeRefusal()
  const move = useMove()
  return (
    <Card title={t('folder.title')} padded>
      <Stack gap="normal">
        <p className={styles.path}>{state.data?.folder}</p>
        <p className={styles.hint}>{t('folder.hint')}</p>
        {move.refused && <Notice tone="cinnabar">{move.refused}</Notice>}
        {move.moving && <Notice>{t('book:folder.moving')}</Notice>}
        <MoveDoubtNotice move={move} />
        <Inline>
          <Button onClick={() => void window.zhixing.showBookFolder()}>{t('book:folder.show')}</Button>
          <Button
            busy={move.moving}
            refusal={move.moving ? null : running}
            onClick={() => void move.choose()}
          >
            {t('book:folder.move')}
          </Button>
        </Inline>
      </Stack>
    </Card>
  )
}
