import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { courses } from '../../contract/courses'
import type { OutputOf } from '../../contract/define'
import type { sessions } from '../../contract/sessions'
import { markText } from '../../domain/assessments/marks'
import { creditedHours, type MinutesPerHour } from '../../domain/days/credited-hours'
import { localisedName } from '../../domain/people/localised-name'
import { CellLine } from '../../ui/grid/CellLine'
import type { Column } from '../../ui/grid/data-table-shape'
import { Tag } from '../../ui/Tag'
import { categoryWord } from './category-words'

export type CourseRow = OutputOf<typeof courses.list>[number]

type SessionCounts = OutputOf<typeof sessions.perCourse>

export function useCourseColumns(
  minutesPerHour: MinutesPerHour,
  counts: SessionCounts | undefined,
): readonly Column<CourseRow>[] {
  const { t } = useTranslation('courses')
  const language = useLanguage(state => state.language)
  const scheduled = useMemo(() => new Map(counts?.map(count => [count.courseId, count.sessions])), [counts])
  return useMemo(
    () => [
      { key: 'code', head: t('field.code'), width: 88, priority: 3, ink: 2, cell: course => course.code },
      {
        key: 'name',
        head: t('field.name'),
        least: language === 'en' ? 180 : 144,
        cell: course => (
          <CellLine after={course.retired && <Tag>{t('retired')}</Tag>}>
            {localisedName(language, course)}
          </CellLine>
        ),
      },
      {
        key: 'category',
        head: t('field.category'),
        width: language === 'en' ? 176 : 116,
        priority: 2,
        ink: 2,
        cell: course => categoryWord(t, course.category),
      },
      {
        key: 'method',
        head: t('field.method'),
        width: language === 'en' ? 100 : 72,
        priority: 3,
        ink: 2,
        cell: course => t(`method.${course.method}`),
      },
      {
        key: 'hours',
        head: t('field.hours'),
        width: 72,
        numeric: true,
        cell: course => creditedHours(course.theoryMinutes + course.practiceMinutes, minutesPerHour),
      },
      {
        key: 'pass',
        head: t('field.passMark'),
        width: language === 'en' ? 108 : 84,
        numeric: true,
        cell: course =>
          course.theoryWeight + course.practiceWeight === 0 ? t('notAssessed') : markText(course.passMark),
      },
      {
        key: 'raises',
        head: t('field.raises'),
        least: 144,
        ink: 2,
        cell: course =>
          course.outcomes
            .map(
              ({ competency, competencyEn, level }) =>
                `${localisedName(language, { name: competency, nameEn: competencyEn })} ${level}`,
            )
            .join(' · '),
      },
      {
        key: 'sessions',
        head: t('field.sessions'),
        width: 88,
        numeric: true,
        cell: course => scheduled.get(course.id) ?? '',
      },
    ],
    [t, language, minutesPerHour, scheduled],
  )
}
