import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { MarkRow } from '../../contract/assessments'
import { localisedName } from '../../domain/people/localised-name'
import { Tag } from '../../ui/Tag'

/** The levels this pass raised: ↑ 3 级, and whose when one looks closer. */
export function RaisedTags({ raised }: { raised: MarkRow['raised'] }) {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const [first] = raised
  if (!first) return null
  const title = raised
    .map(({ competency, competencyEn, level }) =>
      t('sheet.raisedTo', {
        competency: localisedName(language, { name: competency, nameEn: competencyEn }),
        level,
      }),
    )
    .join('\n')
  return (
    <Tag tone="accent" title={title}>
      {raised.length === 1
        ? t('sheet.raised', { level: first.level })
        : t('sheet.raisedMany', { count: raised.length })}
    </Tag>
  )
}
