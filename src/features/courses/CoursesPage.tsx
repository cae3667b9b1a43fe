import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { most } from '../../domain/fields/lengths'
import { CallFailed } from '../../parts/asked/CallFailed'
import { useColumnChoice } from '../../parts/lists/use-column-choice'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Checkbox } from '../../ui/field/Checkbox'
import { TextInput } from '../../ui/field/TextInput'
import { DataTable } from '../../ui/grid/DataTable'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Tools } from '../../ui/layout/Tools'
import { CoursePanel } from './CoursePanel'
import styles from './Courses.module.css'
import { CourseTabs } from './CourseTabs'
import { type CourseRow, useCourseColumns } from './course-columns'

/** The library. */
export function CoursesPage(_props: { route: Extract<Route, { page: 'courses' }> }) {
  return <Library openId={null} />
}

/** The library with one course open beside it. */
export function CoursePage({ route }: { route: Extract<Route, { page: 'course' }> }) {
  return <Library openId={route.id} />
}

function Library({ openId }: { openId: string | null }) {
  const { t } = useTranslation(['courses', 'common'])
  usePageTitle(t('title'))
  const [text, setText] = useState('')
  const [retired, setRetired] = useState(false)
  const [adding, setAdding] = useState(false)
  const list = useAsk('courses', 'list', { text: text.trim(), retired }, { keepPrevious: true })
  const counts = useAsk('sessions', 'perCourse', {})
  const office = useAsk('settings', 'office', {})
  const opened = useAsk('courses', 'get', { id: openId ?? '' }, { enabled: openId !== null })
  const minutesPerHour = office.data?.minutesPerHour ?? 60
  const { table, menu } = useColumnChoice('courses', useCourseColumns(minutesPerHour, counts.data))
  const add = () => {
    replaceRoute({ page: 'courses' })
    setAdding(true)
  }
  useKeys([{ keys: 'N', label: t('action.add'), run: add }])
  const open = useCallback((course: CourseRow) => {
    setAdding(false)
    replaceRoute({ page: 'course', id: course.id })
  }, [])
  const close = () => {
    setAdding(false)
    replaceRoute({ page: 'courses' })
  }
  const empty =
    text.trim() === '' ? (
      <EmptyState
        title={t('empty.courses')}
        action={
          <Button kind="primary" onClick={add}>
            {t('action.add')}
          </Button>
        }
      >
        {t('empty.coursesHint')}
      </EmptyState>
    ) : (
      <EmptyState
        title={t('empty.none')}
        action={<Button onClick={() => setText('')}>{t('common:action.reload')}</Button>}
      >
        {t('empty.noneHint')}
      </EmptyState>
    )

  return (
    <>
      <Stack fill>
        <CourseTabs current="courses" />
        <Card
          title={t('tabs.library')}
          sub={list.data && t('count', { count: list.data.length })}
          fill
          actions={
            <Button kind="primary" keyHint="N" onClick={add}>
              {t('action.add')}
            </Button>
          }
        >
          <Tools inCard>
            <div className={styles.search}>
              <TextInput
                type="search"
                label={t('search')}
                placeholder={t('search')}
                value={text}
                onChange={setText}
                maxLength={most.search}
              />
            </div>
            <Checkbox label={t('action.showRetired')} checked={retired} onChange={setRetired} />
            {menu}
          </Tools>
          {list.isPending ? (
            <Skeleton label={t('common:page.loading')} rows={8} />
          ) : list.isError ? (
            <CallFailed area="courses" asked={list} />
          ) : (
            <DataTable
              label={t('tabs.library')}
              {...table}
              rows={list.data}
              rowKey={course => course.id}
              onOpen={open}
              currentKey={openId}
              height="fill"
              empty={empty}
            />
          )}
        </Card>
      </Stack>
      {(adding || opened.data) && office.data && (
        <CoursePanel
          key={adding ? 'new' : opened.data?.id}
          course={adding ? null : (opened.data ?? null)}
          minutesPerHour={minutesPerHour}
          onClose={close}
          onSaved={close}
        />
      )}
    </>
  )
}
