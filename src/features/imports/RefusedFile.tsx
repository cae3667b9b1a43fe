import { useTranslation } from 'react-i18next'
import { type ImportKind, importKinds } from '../../domain/imports/preview'
import { Notice } from '../../ui/Notice'
import { Select } from '../../ui/Select'
import { importRefusalText } from './finding-text'
import { type ImportView, isRefused } from './import-view'

/** Why the file was refused and what to do; one that nobody recognised can be said to be something. */
export function RefusedFile({ view }: { view: ImportView }) {
  const { t } = useTranslation(['imports', 'common'])
  const { error, file } = view
  if (!error) return null
  const kinds = importKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))
  const which = file && isRefused(error, 'kind_unknown') && (
    <Select
      label={t('refused.which')}
      placeholder={t('refused.which')}
      width="short"
      value={null}
      options={kinds}
      onChange={kind => void view.open(file, kind as ImportKind)}
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
