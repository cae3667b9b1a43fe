import { useTranslation } from 'react-i18next'
import type { ImportPreviewOutput } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/layout/Card'
import { ColumnFields } from './ColumnFields'
import type { ImportView } from './import-view'

type ColumnsCardProps = { view: ImportView; look: ImportPreviewOutput; onClose: () => void }

/** Which column is which, folded away as long as all were recognised. */
export function ColumnsCard({ view, look, onClose }: ColumnsCardProps) {
  const { t } = useTranslation(['imports', 'common'])
  const { mapping, remembered } = look
  return (
    <Card
      title={t('columns.title')}
      sub={remembered ? t('columns.remembered') : t('columns.sub')}
      actions={
        <>
          {mapping !== null && Object.keys(mapping).length > 0 && (
            <Button size="small" onClick={() => view.want({ mapping: {} })}>
              {t('columns.reset')}
            </Button>
          )}
          <Button size="small" onClick={onClose}>
            {t('columns.done')}
          </Button>
        </>
      }
      padded
    >
      <ColumnFields
        view={view}
        kind={look.kind}
        sheets={look.sheets}
        sheet={look.sheet}
        headings={look.headings}
        fields={look.fields}
        wanted={[]}
        chosen={field => look.columns[field] ?? null}
      />
    </Card>
  )
}
