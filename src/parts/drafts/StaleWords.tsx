import { useTranslation } from 'react-i18next'

/** That a record changed after a form of it was left: what was typed is over another state than stands there now. */
export function StaleWords() {
  const { t } = useTranslation('book')
  return t('draft.stale')
}
