import { useTranslation } from 'react-i18next'
import { MoveDoubtNotice } from '../../parts/book/PlaceNotice'
import { useMove } from '../../parts/book/use-move'
import { Button } from '../../ui/Button'
import { Path } from './Gate'
import styles from './Gate.module.css'

/** Where the book lies, and the way to another folder. `moved`: it lies there no more. */
export function FolderLine({ folder, moved = false }: { folder: string; moved?: boolean }) {
  const { t } = useTranslation('book')
  const move = useMove()
  return (
    <>
      <MoveDoubtNotice move={move} />
      <footer className={styles.foot}>
        <div className={styles.where}>
          {t('folder.label')} <Path>{folder}</Path>
          <p role="status">
            {move.refused ?? t(move.moving ? 'folder.moving' : moved ? 'folder.hintMoved' : 'folder.hint')}
          </p>
        </div>
        <Button busy={move.moving} refusal={move.refusal} onClick={() => void move.choose()}>
          {t('folder.choose')}
        </Button>
      </footer>
    </>
  )
}
