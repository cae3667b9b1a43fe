import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { go, hrefOf } from '../../../app/links'
import { localisedName } from '../../../domain/people/localised-name'
import { Picker } from '../../../parts/search/Picker'
import { EmptyState } from '../../../ui/feedback/EmptyState'
import { AtFault } from '../../../ui/field/AtFault'
import { LinkButton } from '../../../ui/LinkButton'
import { type BlockDraft, draftMinutes } from './block-drafts'
import styles from './Schedule.module.css'
import { useHours } from './use-hours'

type CourseFieldProps = {
  value: string | null
  onChange: (courseId: string | null) => void
  /** What the course should raise: such courses come first. */
  competencyId: string | null
  blocks: readonly BlockDraft[]
  missing: boolean
}

/** Which course runs, and whether the blocks make its hours. */
export function CourseField({ value, onChange, competencyId, blocks, missing }: CourseFieldProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const hours = useHours()
  const words = useId()
  const courses = useAsk('courses', 'list', {})
  const raising = useAsk(
    'courses',
    'raising',
    { competencyId: competencyId ?? '' },
    { enabled: competencyId !== null },
  )
  const fitting = new Set((raising.data ?? []).map(course => course.id))
  const [only] = fitting.size === 1 ? fitting : []
  useEffect(() => {
    if (only !== undefined && value === null) onChange(only)
  }, [only, value, onChange])

  const all = courses.data ?? []
  const course = all.find(one => one.id === value)
  const raises = (id: string) =>
    all.find(one => one.id === id)?.outcomes.find(one => one.competencyId === competencyId)
  const options = [...all.filter(one => fitting.has(one.id)), ...all.filter(one => !fitting.has(one.id))].map(
    one => {
      const outcome = raises(one.id)
      return {
        id: one.id,
        label: localisedName(language, one),
        detail: outcome
          ? `${localisedName(language, { name: outcome.competency, nameEn: outcome.competencyEn })} → ${outcome.level}`
          : one.code,
        search: `${one.name} ${one.nameEn ?? ''} ${one.code}`,
      }
    },
  )
  if (courses.data?.length === 0) {
    return (
      <EmptyState
        title={t('schedule.noCourses')}
        action={
          <LinkButton href={hrefOf({ page: 'courses' })} onSelect={() => go({ page: 'courses' })}>
            {t('schedule.toCourses')}
          </LinkButton>
        }
      >
        {t('schedule.noCoursesHint')}
      </EmptyState>
    )
  }
  const wanted = course ? course.theoryMinutes + course.practiceMinutes : 0
  const planned = draftMinutes(blocks)

  return (
    <>
      <AtFault when={missing} words={words}>
        <Picker
          label={t('schedule.course')}
          value={options.find(one => one.id === value) ?? null}
          onChange={one => onChange(one?.id ?? null)}
          options={options}
          loading={courses.isPending}
          placeholder={t('schedule.chooseCourse')}
          words={{ empty: t('schedule.noCourse'), loading: t('schedule.coursesLoading') }}
        />
      </AtFault>
      {missing && (
        <p id={words} className={styles.missing} role="alert">
          {t('schedule.missingCourse')}
        </p>
      )}
      {course && (
        <p className={styles.facts}>
          <span>
            {t('schedule.hours', {
              theory: hours(course.theoryMinutes),
              practice: hours(course.practiceMinutes),
            })}
          </span>
          <span>
            {course.theoryWeight + course.practiceWeight === 0
              ? t('schedule.notAssessed')
              : t('schedule.scheme', {
                  theory: course.theoryWeight,
                  practice: course.practiceWeight,
                  pass: course.passMark / 100,
                })}
          </span>
          {course.minimumAttendance ? (
            <span>{t('schedule.minimum', { percent: course.minimumAttendance })}</span>
          ) : null}
          <span className={planned < wanted ? styles.short : undefined}>
            {t('schedule.planned', { planned: hours(planned), wanted: hours(wanted) })}
          </span>
        </p>
      )}
    </>
  )
}
