import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { go } from '../../app/links'
import { textOf } from '../../app/loose-text'
import { seenNow } from '../../app/shown'
import type { Course } from '../../contract/courses'
import { courseCategories } from '../../domain/courses/categories'
import { courseMethods } from '../../domain/courses/codes'
import { courseFields } from '../../domain/courses/course-fields'
import type { MinutesPerHour } from '../../domain/days/credited-hours'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NumberField } from '../../parts/fields/NumberField'
import { PlainFields } from '../../parts/fields/PlainFields'
import { FormPanel } from '../../parts/panels/FormPanel'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/field/Checkbox'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Stack } from '../../ui/layout/Stack'
import { categoryWord } from './category-words'
import {
  type CourseDraft,
  type DraftProblem,
  draftOf,
  emptyDraft,
  inputOf,
  plainCourseFields,
  problemsOf,
} from './course-draft'
import { OutcomeRows } from './OutcomeRows'

type CoursePanelProps = {
  /** null: a new one. */
  course: Course | null
  minutesPerHour: MinutesPerHour
  onClose: () => void
  onSaved: (id: string) => void
}

/** One course: what it teaches, how long, how it is assessed, what it raises. */
export function CoursePanel({ course, minutesPerHour, onClose, onSaved }: CoursePanelProps) {
  const { t } = useTranslation(['courses', 'common'])
  const form = useKeptForm('course', course?.id ?? null, () =>
    course ? draftOf(course, minutesPerHour) : emptyDraft,
  )
  const { values: draft, put } = form
  const [tried, setTried] = useState(false)
  const add = useCommand('courses', 'add', { saved: form.saved })
  const change = useCommand('courses', 'change', form)
  const retire = useCommand('courses', 'retire', seenNow)
  const problems = problemsOf(draft)
  const problem = (code: DraftProblem) => (tried && problems.includes(code) ? t(`problem.${code}`) : null)

  const save = () => {
    setTried(true)
    if (problems.length > 0) return
    const input = inputOf(draft, minutesPerHour)
    const done = (id: string) => {
      form.saved()
      onSaved(id)
    }
    if (course) change.mutate({ id: course.id, ...input }, { onSuccess: () => done(course.id) })
    else add.mutate(input, { onSuccess: ({ id }) => done(id) })
  }
  const categories = [...new Set([...courseCategories, draft.category])]

  return (
    <FormPanel
      width="wide"
      title={course ? t('form.changeTitle') : t('form.addTitle')}
      sub={course?.name}
      area="courses"
      form={form}
      error={add.error ?? change.error ?? retire.error}
      busy={add.isPending || change.isPending}
      onSubmit={save}
      onClose={onClose}
      more={
        <>
          {course && !course.retired && (
            <Button onClick={() => go({ page: 'schedule', courseId: course.id })}>
              {t('action.schedule')}
            </Button>
          )}
          {course && (
            <Button
              kind="quiet"
              onClick={() =>
                retire.mutate({ id: course.id, retired: !course.retired }, { onSuccess: onClose })
              }
            >
              {course.retired ? t('action.restore') : t('action.retire')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FormGrid columns={2}>
          <Field label={t('field.name')} required error={problem('name')}>
            <TextInput
              value={draft.name}
              onChange={name => put({ name })}
              maxLength={courseFields.name.most}
              initialFocus
            />
          </Field>
          <Field label={t('field.nameEn')} mark={t('field.optional')}>
            <TextInput
              value={draft.nameEn}
              onChange={nameEn => put({ nameEn })}
              maxLength={courseFields.nameEn.most}
            />
          </Field>
          <Field label={t('field.code')} required error={problem('code')}>
            <TextInput
              value={draft.code}
              onChange={code => put({ code })}
              maxLength={courseFields.code.most}
            />
          </Field>
          <Field
            label={t('field.certificateKind')}
            required
            hint={t('field.certificateKindHint')}
            error={problem('kind')}
          >
            <TextInput
              value={draft.certificateKind}
              onChange={certificateKind => put({ certificateKind })}
              maxLength={courseFields.certificateKind.most}
            />
          </Field>
          <Field label={t('field.category')}>
            <Select
              value={draft.category}
              onChange={category => put({ category })}
              options={categories.map(value => ({ value, label: categoryWord(t, value) }))}
            />
          </Field>
          <Field label={t('field.method')}>
            <Select
              value={draft.method}
              onChange={method => put({ method: method as CourseDraft['method'] })}
              options={courseMethods.map(value => ({ value, label: t(`method.${value}`) }))}
            />
          </Field>
          <NumberField
            label={t('field.theoryHours')}
            error={problem('hours')}
            hint={t('field.hoursHint', { minutes: minutesPerHour })}
            value={draft.theoryTenths}
            onChange={theoryTenths => put({ theoryTenths })}
            scale={1}
            min={0}
            max={8000}
          />
          <NumberField
            label={t('field.practiceHours')}
            value={draft.practiceTenths}
            onChange={practiceTenths => put({ practiceTenths })}
            scale={1}
            min={0}
            max={8000}
          />
        </FormGrid>
        <Checkbox
          label={t('field.assessed')}
          checked={draft.assessed}
          onChange={assessed => put({ assessed })}
        />
        {draft.assessed ? (
          <FormGrid columns={3}>
            <NumberField
              label={t('field.theoryWeight')}
              error={problem('weights')}
              value={draft.theoryWeight}
              onChange={theoryWeight =>
                put({
                  theoryWeight,
                  practiceWeight: theoryWeight === null ? null : Math.max(0, 100 - theoryWeight),
                })
              }
              unit={t('form.percent')}
              min={0}
              max={100}
            />
            <NumberField
              label={t('field.practiceWeight')}
              value={draft.practiceWeight}
              onChange={practiceWeight => put({ practiceWeight })}
              unit={t('form.percent')}
              min={0}
              max={100}
            />
            <NumberField
              label={t('field.passMark')}
              error={problem('passMark')}
              value={draft.passMark}
              onChange={passMark => put({ passMark })}
              scale={2}
              unit={t('form.mark')}
              min={0}
              max={10_000}
            />
          </FormGrid>
        ) : (
          <p>{t('field.assessedHint')}</p>
        )}
        <NumberField
          label={t('field.minimumAttendance')}
          hint={t('field.minimumAttendanceHint')}
          value={draft.minimumAttendance}
          onChange={minimumAttendance => put({ minimumAttendance })}
          unit={t('form.percent')}
          min={courseFields.minimumAttendance.least}
          max={courseFields.minimumAttendance.most}
          step={5}
        />
        <OutcomeRows outcomes={draft.outcomes} tried={tried} onChange={outcomes => put({ outcomes })} />
        <NumberField
          label={t('field.validity')}
          hint={t('field.validityHint')}
          value={draft.validityMonths}
          onChange={validityMonths => put({ validityMonths })}
          unit={t('form.months')}
          min={1}
          max={600}
        />
        <PlainFields
          fields={plainCourseFields}
          draft={draft}
          onChange={put}
          label={name => t(`field.${name}`)}
          code={(name, code) => textOf(t, `${name}.${code}`) ?? code}
          mark={t('field.optional')}
          rows={6}
        />
      </Stack>
    </FormPanel>
  )
}
