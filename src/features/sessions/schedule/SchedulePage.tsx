import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { useTakenDraft } from '../../../app/drafts'
import { go, type Route, replaceRoute } from '../../../app/links'
import { usePageTitle } from '../../../app/page-title'
import { RefusalNotice } from '../../../app/RefusalNotice'
import { useToday } from '../../../app/today'
import { addDays } from '../../../domain/days/day'
import { plainSessionFields } from '../../../domain/sessions/session-fields'
import { DraftNotice } from '../../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { blankDraft, valuesOfDraft } from '../../../parts/fields/field-draft'
import { FitNotice } from '../../../parts/sessions/FitNotice'
import { Button } from '../../../ui/Button'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { useHandIn } from '../../../ui/field/use-hand-in'
import { Card } from '../../../ui/layout/Card'
import { Columns } from '../../../ui/layout/Columns'
import { FormGrid } from '../../../ui/layout/FormGrid'
import { PageFoot } from '../../../ui/layout/PageFoot'
import { Stack } from '../../../ui/layout/Stack'
import { keepLeftOut } from '../enrolment/left-out'
import { BlockEditor } from './BlockEditor'
import { blockProblems, blocksOf, firstBlock } from './block-drafts'
import { ClashNotice } from './ClashNotice'
import { CourseField } from './CourseField'
import { PeopleCard } from './PeopleCard'
import { SessionFields } from './SessionFields'
import { StaleSession } from './StaleSession'
import { useClashes } from './use-clashes'

/** A new session: course, blocks, people. Warnings about clashes stand beside it and hold nothing up. */
export function SchedulePage({ route }: { route: Extract<Route, { page: 'schedule' }> }) {
  const { t } = useTranslation(['sessions', 'common'])
  const today = useToday()
  usePageTitle(t('schedule.title'))
  // Until the book has said its day there is no first block to propose.
  if (today === null) return <Skeleton label={t('common:page.loading')} rows={6} />
  return <ScheduleForm route={route} today={today} />
}

function ScheduleForm({ route, today }: { route: Extract<Route, { page: 'schedule' }>; today: string }) {
  const { t } = useTranslation(['sessions', 'common'])
  const draft = useTakenDraft('session')
  const form = useKeptForm('session', null, () => ({
    courseId: route.courseId ?? null,
    // The same key for each new form: a draft is compared with what the form shows before anybody types.
    blocks: [{ ...firstBlock(addDays(today, 1)), key: 'first' }],
    capacity: null as number | null,
    ...blankDraft(plainSessionFields),
    personIds: draft?.personIds ?? [],
  }))
  const { courseId, blocks, capacity, personIds, ...drafted } = form.values
  const [tried, setTried] = useState(false)
  const { clashes, checking } = useClashes(null, blocks, personIds)
  const schedule = useCommand('sessions', 'schedule', { saved: form.saved })
  const problems = blockProblems(blocks)
  const refusal =
    courseId === null ? t('schedule.missingCourse') : problems.size > 0 ? t('schedule.missingBlock') : null

  const save = () => {
    setTried(true)
    if (courseId === null || refusal || schedule.isPending) return
    schedule.mutate(
      {
        courseId,
        planLineId: route.planLineId ?? draft?.planLineId ?? null,
        capacity,
        blocks: blocksOf(blocks),
        ...valuesOfDraft(plainSessionFields, drafted),
        personIds,
      },
      {
        onSuccess({ id, leftOut }) {
          form.saved()
          keepLeftOut(id, leftOut)
          // Back leads to where one came from, not to a form that is done with.
          replaceRoute({ page: 'session', id })
        },
      },
    )
  }
  const around = useRef<HTMLDivElement>(null)
  const handIn = useHandIn({ around, name: t('schedule.save'), run: save })

  return (
    <Stack grows>
      <Columns
        ref={around}
        aside={
          <PeopleCard
            personIds={personIds}
            onChange={personIds => form.put({ personIds })}
            capacity={capacity}
            broughtBy={draft?.personIds.length ?? 0}
          />
        }
      >
        <DraftNotice form={form} />
        {form.found?.state === 'taken' && (
          <StaleSession
            courseId={courseId}
            blocks={blocks}
            personIds={personIds}
            today={today}
            typedAt={form.found.at}
          />
        )}
        <Card title={t('schedule.course')} padded>
          <CourseField
            value={courseId}
            onChange={courseId => form.put({ courseId })}
            competencyId={draft?.competencyId ?? null}
            blocks={blocks}
            missing={tried && courseId === null}
          />
        </Card>
        <Card title={t('schedule.blocks')} padded>
          <BlockEditor drafts={blocks} onChange={blocks => form.put({ blocks })} tried={tried} />
          <ClashNotice clashes={clashes} checking={checking} today={today} />
          <FitNotice blocks={blocks} personIds={personIds} seats={capacity} />
          <FormGrid columns={2}>
            <SessionFields values={form.values} onChange={form.put} />
          </FormGrid>
        </Card>
        <RefusalNotice area="sessions" error={schedule.error} />
      </Columns>
      <PageFoot>
        <Button
          kind="primary"
          keyHint="Ctrl S"
          onClick={handIn}
          busy={schedule.isPending}
          refusal={tried ? refusal : null}
        >
          {t('schedule.save')}
        </Button>
        <Button onClick={() => go({ page: 'sessions' })}>{t('schedule.cancel')}</Button>
      </PageFoot>
    </Stack>
  )
}
