import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { StateWords } from './attendance-sheet'

export function useStateWords(): StateWords {
  const { t } = useTranslation('sessions')
  return useMemo(
    () => ({
      absent: t('state.absent'),
      late: t('state.late'),
      left_early: t('state.left_early'),
      leave: t('state.leave'),
      present: t('state.present'),
    }),
    [t],
  )
}
