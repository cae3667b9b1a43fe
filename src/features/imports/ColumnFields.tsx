import { useTranslation } from 'react-i18next'
import type { ColumnsAsked } from '../../contract/imports'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Stack } from '../../ui/layout/Stack'
import { fieldText } from './finding-text'
import type { ImportView } from './import-view'
import { kindText, useImportKinds } from './kinds'

type ColumnFieldsProps = Pick<
  ColumnsAsked,
  'kind' | 'sheets' | 'sheet' | 'headings' | 'fields' | 'wanted'
> & {
  view: ImportView
  /** The heading a field has now. */
  chosen: (field: string) => string | null
}

/** No heading is empty, so the empty choice means: the field is left out. */
const leftOut = ''

/** What the file is, which sheet, and for each field the column it stands in. */
export function ColumnFields(props: ColumnFieldsProps) {
  const { view, kind, sheets, sheet, headings, fields, wanted, chosen } = props
  const { t } = useTranslation(['imports', 'common'])
  const kinds = useImportKinds()
  const options = [...new Set(headings)]
    .filter(heading => heading !== '')
    .map(heading => ({ value: heading, label: heading.replaceAll('\n', ' ') }))
  const choose = (field: string, heading: string) =>
    view.want({ mapping: { ...(view.wish.mapping ?? currentMapping(view)), [field]: heading || null } })
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
              onChange={heading => choose(field, heading)}
            />
          </Field>
        ))}
      </FormGrid>
    </Stack>
  )
}

/** Columns somebody pointed out in an earlier file of this layout stay as they are when one more is corrected. */
function currentMapping({ stage }: ImportView): Record<string, string | null> {
  return stage.at === 'look' ? (stage.look.mapping ?? {}) : {}
}
