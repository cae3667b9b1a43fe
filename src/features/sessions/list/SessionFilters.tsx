import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { localisedName } from '../../../domain/people/localised-name'
import { sessionStatuses } from '../../../domain/sessions/codes'
import { DayRange } from '../../../parts/fields/DayRange'
import { Picker } from '../../../parts/search/Picker'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/field/Select'
import styles from './SessionsPage.module.css'
import { isNarrowed, noFilter, useSessionsView } from './sessions-view'

/** Course, status and days the list is narrowed to. */
export function SessionFilters() {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const { filter, narrow } = useSessionsView()
  const courses = useAsk('courses', 'list', { retired: true })
  const options = (courses.data ?? []).map(course => ({
    id: course.id,
    label: localisedName(language, course),
    detail: course.code,
    search: `${course.name} ${course.nameEn ?? ''} ${course.code}`,
  }))
  return (
    <>
      <div className={styles.course}>
        <Picker
          label={t('list.course')}
          value={options.find(option => option.id === filter.courseId) ?? null}
          onChange={option => narrow({ courseId: option?.id ?? null })}
          options={options}
          words={{ empty: t('schedule.noCourse'), loading: t('schedule.coursesLoading') }}
          placeholder={t('list.anyCourse')}
        />
      </div>
      <Select
        any="all"
        label={t('list.status')}
        value={filter.status}
        onChange={status => narrow({ status: sessionStatuses.find(one => one === status) ?? 'all' })}
        options={[
          { value: 'all', label: t('list.anyStatus') },
          ...sessionStatuses.map(value => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <DayRange value={filter} onChange={narrow} words={{ from: t('list.from'), to: t('list.to') }} />
      {isNarrowed(filter) && (
        <Button kind="quiet" onClick={() => narrow(noFilter)}>
          {t('list.clear')}
        </Button>
      )}
    </>
  )
}
