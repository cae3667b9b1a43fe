import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { localisedName } from '../../../domain/people/localised-name'
import { sessionStatuses } from '../../../domain/sessions/codes'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/field/DateField'
import { Select } from '../../../ui/field/Select'
import styles from './SessionsPage.module.css'
import { isNarrowed, noFilter, useSessionsView } from './sessions-view'

/** Course, status and days the list is narrowed to. */
export function SessionFilters() {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const { filter, narrow } = useSessionsView()
  const courses = useAsk('courses', 'list', { retired: true })
  return (
    <>
      <div className={styles.course}>
        <Select
          label={t('list.course')}
          value={filter.courseId ?? ''}
          onChange={courseId => narrow({ courseId: courseId || null })}
          options={[
            { value: '', label: t('list.anyCourse') },
            ...(courses.data ?? []).map(course => ({
              value: course.id,
              label: localisedName(language, course),
            })),
          ]}
        />
      </div>
      <Select
        width="short"
        label={t('list.status')}
        value={filter.status}
        onChange={status => narrow({ status: sessionStatuses.find(one => one === status) ?? 'all' })}
        options={[
          { value: 'all', label: t('list.anyStatus') },
          ...sessionStatuses.map(value => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <div className={styles.days}>
        <DateField label={t('list.from')} value={filter.from} onChange={from => narrow({ from })} />
        <span aria-hidden="true">–</span>
        <DateField label={t('list.to')} value={filter.to} onChange={to => narrow({ to })} />
      </div>
      {isNarrowed(filter) && (
        <Button kind="quiet" onClick={() => narrow(noFilter)}>
          {t('list.clear')}
        </Button>
      )}
    </>
  )
}
