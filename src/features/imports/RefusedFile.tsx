import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/feedback/Notice'
import { Select } from '../../ui/field/Select'
import { importRefusalText } from './finding-text'
import { type ImportView, isRefused } from './import-view'
import { kindText, useImportKinds } from './kinds'

/** Why the file was refused and what to do; one that nobody recognised can be said to be something. */
export function RefusedFile({ view }: { view: ImportView }) {
  const { t } = useTranslation(['imports', 'common'])
  const known = useImportKinds()
  const { error, file } = view
  if (!error) return null
  const kinds = known.map(one => ({ value: one.kind, label: kindText(t, one, 'name') }))
  const which = file && isRefused(error, 'kind_unknown') && (
    <Select
      label={t('refused.which')}
      placeholder={t('refused.which')}
      width="short"
      value={null}
      options={kinds}
      onChange={kind => void view.open(file, kind)}
    />
  )
  return (
    <Notice
      tone="cinnabar"
      title={file ? t('refused.title', { name: file.name }) : undefined}
      action={which || undefined}
      close={{ label: t('common:action.close'), onClose: view.forgetError }}
    >
      {importRefusalText(t, error)}
    </Notice>
  )
}
