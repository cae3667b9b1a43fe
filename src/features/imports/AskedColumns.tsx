import { useTranslation } from 'react-i18next'
import type { ColumnsAsked } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { ColumnFields } from './ColumnFields'
import { importRefusalText } from './finding-text'
import type { ImportView } from './import-view'

/** Too little was recognised to read the file: which of its columns is which? */
export function AskedColumns({ view, asked }: { view: ImportView; asked: ColumnsAsked }) {
  const { t } = useTranslation(['imports', 'common'])
  const { mapping } = view.wish
  useKeys([{ keys: 'Esc', label: t('common:action.cancel'), run: view.close }])
  return (
    <Stack>
      <Notice tone="amber">{importRefusalText(t, view.error)}</Notice>
      <Card title={asked.fileName} large sub={t('columns.asked')} padded>
        <ColumnFields
          view={view}
          kind={asked.kind}
          sheets={asked.sheets}
          sheet={asked.sheet}
          headings={asked.headings}
          fields={asked.fields}
          wanted={asked.wanted}
          chosen={field =>
            mapping && field in mapping ? (mapping[field] ?? null) : (asked.columns[field] ?? null)
          }
        />
      </Card>
      <Inline>
        <Button keyHint="Esc" onClick={view.close}>
          {t('common:action.cancel')}
        </Button>
      </Inline>
    </Stack>
  )
}
