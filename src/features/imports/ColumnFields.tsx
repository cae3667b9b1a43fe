import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnsAsked, ImportPreviewOutput } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { fieldText, importRefusalText } from './finding-text'
import type { ImportView } from './import-view'
import { kindText, useImportKinds } from './kinds'

type ColumnFieldsProps = Pick<
  ColumnsAsked,
  'kind' | 'sheets' | 'sheet' | 'headings' | 'fields' | 'wanted'
> & {
  view: ImportView
  /** The heading a field has now. */
  chosen: (field: string) => string | null
  onChoose: (field: string, heading: string | null) => void
}

/** No heading is empty, so the empty choice means: the field is left out. */
const leftOut = ''

/** What the file is, which sheet, and for each field the column it stands in. */
export function ColumnFields(props: ColumnFieldsProps) {
  const { view, kind, sheets, sheet, headings, fields, wanted, chosen, onChoose } = props
  const { t } = useTranslation(['imports', 'common'])
  const kinds = useImportKinds()
  const options = [...new Set(headings)]
    .filter(heading => heading !== '')
    .map(heading => ({ value: heading, label: heading.replaceAll('\n', ' ') }))
  return (
    <Stack gap="normal">
      <FormGrid columns={4}>
        <Field label={t('columns.kind')}>
          <Select
            value={kind}
            options={kinds.map(one => ({ value: one.kind, label: kindText(t, one, 'name') }))}
            onChange={one => view.want({ kind: one, sheet: null })}
          />
        </Field>
        <Field label={t('columns.sheet')}>
          <Select
            value={sheet}
            options={sheets.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? t('columns.hidden', { name }) : name,
            }))}
            onChange={name => view.want({ sheet: name })}
          />
        </Field>
      </FormGrid>
      <FormGrid columns={4}>
        {fields.map(field => (
          <Field
            key={field}
            label={fieldText(t, field)}
            {...(wanted.some(group => group[0] === field) ? { mark: t('columns.needed') } : {})}
          >
            <Select
              value={chosen(field) ?? leftOut}
              options={[{ value: leftOut, label: t('columns.leftOut') }, ...options]}
              onChange={heading => onChoose(field, heading || null)}
            />
          </Field>
        ))}
      </FormGrid>
    </Stack>
  )
}

/** Too little was recognised to read the file: which of its columns is which? It is read when all have been chosen. */
export function AskedColumns({ view, asked }: { view: ImportView; asked: ColumnsAsked }) {
  const { t } = useTranslation(['imports', 'common'])
  const [mapping, setMapping] = useState<Record<string, string | null>>(view.request.mapping ?? {})
  const chosen = (field: string) =>
    field in mapping ? (mapping[field] ?? null) : (asked.columns[field] ?? null)
  const isEnough = asked.wanted.every(group => group.some(field => chosen(field) !== null))
  const read = () => view.want({ mapping })
  useKeys([
    { keys: 'Esc', label: t('common:action.cancel'), run: view.close },
    ...(isEnough ? [{ keys: 'Enter', label: t('columns.read'), run: read }] : []),
  ])
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
          chosen={chosen}
          onChoose={(field, heading) => setMapping({ ...mapping, [field]: heading })}
        />
      </Card>
      <Inline>
        <Button keyHint="Esc" onClick={view.close}>
          {t('common:action.cancel')}
        </Button>
        <Button kind="primary" keyHint="Enter" disabled={!isEnough} onClick={read}>
          {t('columns.read')}
        </Button>
      </Inline>
    </Stack>
  )
}

type ColumnsCardProps = { view: ImportView; preview: ImportPreviewOutput; onClose: () => void }

/** Which column is which, folded away as long as all were recognised. */
export function ColumnsCard({ view, preview, onClose }: ColumnsCardProps) {
  const { t } = useTranslation(['imports', 'common'])
  const { mapping, remembered } = preview
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
        kind={preview.kind}
        sheets={preview.sheets}
        sheet={preview.sheet}
        headings={preview.headings}
        fields={preview.fields}
        wanted={[]}
        chosen={field => preview.columns[field] ?? null}
        onChoose={(field, heading) =>
          // Columns somebody pointed out in an earlier file of this layout stay as they are.
          view.want({ mapping: { ...(view.request.mapping ?? mapping ?? {}), [field]: heading } })
        }
      />
    </Card>
  )
}
