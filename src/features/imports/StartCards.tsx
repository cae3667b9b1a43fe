import { useTranslation } from 'react-i18next'
import { FileDrop } from '../../ui/field/FileDrop'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'
import { type ImportKind, kindText, useImportKinds } from './kinds'
import { RecentImports } from './RecentImports'
import { RefusedFile } from './RefusedFile'
import { useFileChoice } from './use-file-choice'

/** Before a file is there: where to drop it, what can come in, what came in lately. */
export function StartCards({ view, expected }: { view: ImportView; expected: ImportKind | null }) {
  const { t } = useTranslation('imports')
  const kinds = useImportKinds()
  const { choose, drop } = useFileChoice(file => void view.open(file))
  return (
    <Columns width="wide" aside={<RecentImports />}>
      <RefusedFile view={view} />
      <FileDrop
        title={expected ? t('start.dropKind', { kind: kindText(t, expected, 'name') }) : t('start.drop')}
        hint={t('start.hint')}
        chooseLabel={t('start.choose')}
        onChoose={() => void choose()}
        onFiles={files => void drop(files)}
      />
      <Card title={t('start.kinds')} sub={t('start.kindsSub')}>
        <dl className={styles.kinds}>
          {kinds.map(kind => (
            <div key={kind.kind} className={styles.kind}>
              <dt>{kindText(t, kind, 'name')}</dt>
              <dd>{kindText(t, kind, 'what')}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Columns>
  )
}
