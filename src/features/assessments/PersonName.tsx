import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { MarkRow } from '../../contract/assessments'
import { localisedName } from '../../domain/people/localised-name'
import { Inline } from '../../ui/layout/Inline'
import { Tag } from '../../ui/Tag'

/** The name; who never came is marked, since no mark is owed. */
export function PersonName({ row, round }: { row: MarkRow; round: number }) {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const name = localisedName(language, row)
  if (!row.absent || round > 1) return name
  return (
    <Inline>
      {name}
      <Tag title={t('sheet.absentHint')}>{t('sheet.absent')}</Tag>
    </Inline>
  )
}
