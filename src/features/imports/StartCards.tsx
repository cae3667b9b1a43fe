import { useTranslation } from 'react-i18next'
import { type ImportKind, importKinds } from '../../domain/imports/preview'
import { Card } from '../../ui/Card'
import { Columns } from '../../ui/Columns'
import { FileDrop } from '../../ui/FileDrop'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'
import { RecentImports } from './RecentImports'
import { RefusedFile } from './RefusedFile'
import { useFileChoice } from './use-file-choice'

/** Before a file is there: where to drop it, what can come in, what came in lately. */
export function StartCards({ view, expected }: { view: ImportView; expected: ImportKind | null }) {
  const { t } = useTranslation('imports')
  const { choose, drop } = useFileChoice(file => void view.open(file))
  return (
    <Columns width="wide" aside={<RecentImports />}>
      <RefusedFile view={view} />
      <FileDrop
        title={expected ? t('start.dropKind', { kind: t(`kind.${expected}`) }) : t('start.drop')}
        hint={t('start.hint')}
        chooseLabel={t('start.choose')}
        onChoose={() => void choose()}
        onFiles={files => void drop(files)}
      />
      <Card title={t('start.kinds')} sub={t('start.kindsSub')}>
        <dl className={styles.kinds}>
          {importKinds.map(kind => (
            <div key={kind} className={styles.kind}>
              <dt>{t(`kind.${kind}`)}</dt>
              <dd>{t(`start.what.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Columns>
  )
}
