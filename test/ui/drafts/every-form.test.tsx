import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { Course } from '../../../src/contract/courses'
import { NumbersDialog } from '../../../src/features/certificates/NumbersDialog'
import { CoursePanel } from '../../../src/features/courses/CoursePanel'
import { RoomPanel } from '../../../src/features/courses/RoomPanel'
import { TrainerPanel } from '../../../src/features/courses/TrainerPanel'
import { ChangePanel as ActionChange } from '../../../src/features/improvements/ChangePanel'
import { VerifyStep } from '../../../src/features/improvements/VerifyStep'
import { NeedFormPanel } from '../../../src/features/needs/NeedFormPanel'
import { ChangePanel } from '../../../src/features/people/ChangePanel'
import { CompetencyPanel } from '../../../src/features/people/CompetencyPanel'
import { GradeLevelPanel } from '../../../src/features/people/GradeLevelPanel'
import { ListEntryPanel } from '../../../src/features/people/ListEntryPanel'
import { PostPanel } from '../../../src/features/people/PostPanel'
import { UnitPanel } from '../../../src/features/people/UnitPanel'
import { LinePanel } from '../../../src/features/plan/LinePanel'
import type { PlanLineRow } from '../../../src/features/plan/plan-row'
import { ReschedulePanel } from '../../../src/features/sessions/schedule/ReschedulePanel'
import { SchemePanel } from '../../../src/features/sessions/schedule/SchemePanel'
import { OfficeForm } from '../../../src/features/settings/OfficeForm'
import { action, byHand, improving } from '../improvements/actions'
import { fang, named, office, unit } from '../people/office'
import { block, session, office as settings } from '../sessions/classroom'
import { today } from '../support/book'
import { renderPage } from '../support/render-page'
import type { Answers } from '../support/service-in-memory'

beforeAll(startWords)

const course = (some: Partial<Course>): Course => ({
  id: 'KC-007',
  code: 'KC-007',
  name: '投诉处理',
  nameEn: null,
  category: 'complaints',
  outline: null,
  method: 'classroom',
  theoryMinutes: 180,
  practiceMinutes: 0,
  theoryWeight: 60,
  practiceWeight: 40,
  passMark: 8900,
  minimumAttendance: 80,
  certificateKind: 'TS',
  validityMonths: null,
  retired: false,
  outcomes: [],
  ...some,
})
const line = (some: Partial<PlanLineRow>): PlanLineRow => ({
  id: 'line',
  year: 2027,
  number: 1,
  courseId: 'KC-007',
  courseName: '投诉处理',
  courseNameEn: null,
  needId: null,
  needNumber: null,
  needTitle: null,
  audience: '热线一组',
  headcount: 12,
  month: 3,
  sessions: 1,
  ownerId: null,
  ownerName: null,
  budgetFen: 0,
  kind: 'planned',
  status: 'planned',
  postponedTo: null,
  reason: null,
  people: 0,
  actual: [],
  ...some,
})

const nothing = () => undefined
const step = { today, onAside: nothing, onDone: nothing }
const text = (name: string) => () => screen.getByRole<HTMLInputElement>('textbox', { name }).value

interface Case {
  /** Which file of src has it. */
  file: string
  /** The form over what was undone, and over what the book says. */
  undone: ReactNode
  now: ReactNode
  /** What it shows, and what that is to be. */
  shows: () => string
  is: string
  answers?: Answers
}

const list = { ...named('热线'), retired: false, people: 0 }
const wrong = { name: '改错了' }

/** Every form that changes a record, over one that somebody changed and took back. */
const cases: Case[] = [
  {
    file: 'certificates/NumbersDialog',
    ...over(({ name }) => (
      <NumbersDialog
        series={[{ series: 'KF-TS-2026', last: name ? 99 : 23, sample: 'KF-TS-2026-0023' }]}
        onClose={nothing}
      />
    )),
    shows: () => screen.getByRole<HTMLInputElement>('textbox', { name: /^系列/ }).value,
    is: '23',
  },
  {
    file: 'courses/CoursePanel',
    ...over(some => (
      <CoursePanel course={course(some)} minutesPerHour={45} onClose={nothing} onSaved={nothing} />
    )),
    shows: text('课程名称'),
    is: '投诉处理',
  },
  {
    file: 'courses/RoomPanel',
    ...over(({ name }) => (
      <RoomPanel
        room={{ ...named(name ?? '301'), id: 'r', place: null, capacity: null, retired: false }}
        onClose={nothing}
      />
    )),
    shows: text('教室名称'),
    is: '301',
  },
  {
    file: 'courses/TrainerPanel',
    ...over(({ name }) => (
      <TrainerPanel
        trainer={{
          id: 't',
          personId: null,
          name: name ?? '高岚',
          external: true,
          company: null,
          phone: null,
          retired: false,
        }}
        onClose={nothing}
      />
    )),
    shows: text('姓名'),
    is: '高岚',
  },
  {
    file: 'improvements/ChangePanel',
    ...over(({ name }) => <ActionChange action={byHand(name ? { title: name } : {})} onBack={nothing} />),
    shows: text('事项'),
    is: '工单模板增加必填项',
  },
  {
    file: 'people/ChangePanel',
    ...over(some => <ChangePanel person={{ ...fang, ...some }} onClose={nothing} />),
    shows: text('姓名'),
    is: '王芳',
  },
  {
    file: 'people/CompetencyPanel',
    ...over(some => (
      <CompetencyPanel
        competency={{ ...named('投诉'), id: 'x', category: null, descriptors: {}, ...some }}
        onClose={nothing}
      />
    )),
    shows: text('能力项'),
    is: '投诉',
  },
  {
    file: 'people/GradeLevelPanel',
    ...over(some => (
      <GradeLevelPanel gradeLevel={{ ...named('初级'), id: 'x', ...some }} onClose={nothing} />
    )),
    shows: text('职级'),
    is: '初级',
  },
  ...(['businessLine', 'channel'] as const).map(kind => ({
    file: 'people/ListEntryPanel',
    ...over(some => <ListEntryPanel list={kind} entry={{ ...list, id: 'x', ...some }} onClose={nothing} />),
    shows: text(kind === 'channel' ? '渠道' : '业务线'),
    is: '热线',
  })),
  {
    file: 'people/PostPanel',
    ...over(some => (
      <PostPanel
        post={{ ...named('客服专员'), id: 'x', duties: null, people: 0, requirements: [], ...some }}
        onClose={nothing}
      />
    )),
    shows: text('岗位'),
    is: '客服专员',
  },
  {
    file: 'people/UnitPanel',
    ...over(some => (
      <UnitPanel parentId={null} unit={{ ...unit('总部', null, 1), id: 'x', ...some }} onClose={nothing} />
    )),
    shows: text('机构名称'),
    is: '总部',
  },
  {
    file: 'plan/LinePanel',
    ...over(({ name }) => (
      <LinePanel line={line(name ? { audience: name } : {})} editable onClose={nothing} />
    )),
    shows: text('对象'),
    is: '热线一组',
    answers: { plan: { line: () => ({ ...line({}), personIds: [] }) }, courses: { list: () => [] } },
  },
  {
    file: 'needs/use-need-form',
    ...over(({ name }) => (
      <NeedFormPanel
        title="需求"
        need={{ id: 'n', number: 1 }}
        initial={{ title: name ?? '投诉处理时限' }}
        onSaved={nothing}
        onClose={nothing}
      />
    )),
    shows: () => screen.getByDisplayValue<HTMLInputElement>('投诉处理时限').value,
    is: '投诉处理时限',
  },
  {
    file: 'sessions/schedule/ReschedulePanel',
    ...over(({ name }) => (
      <ReschedulePanel
        session={session({ blocks: [block('b', today, { topic: name ?? '新政' })] })}
        today={today}
        onClose={nothing}
      />
    )),
    shows: () => screen.getByPlaceholderText<HTMLInputElement>('主题').value,
    is: '新政',
  },
  {
    file: 'sessions/schedule/SchemePanel',
    ...over(({ name }) => (
      <SchemePanel session={session({ passMark: name ? 7700 : 8900 })} onClose={nothing} />
    )),
    shows: text('合格线'),
    is: '89',
  },
  {
    file: 'settings/OfficeForm',
    ...over(({ name }) => <OfficeForm office={{ ...settings, company: name ?? '客服中心' }} />),
    shows: text('单位名称'),
    is: '客服中心',
  },
  {
    file: 'improvements/VerifyStep',
    ...over(({ name }) => (
      <VerifyStep action={action({ status: 'done', verifier: name ? null : action().verifier })} {...step} />
    )),
    shows: () => screen.getByDisplayValue<HTMLInputElement>(/梁静/).value,
    is: '梁静',
    answers: improving({}),
  },
]
/** They say only what is done with the record, nothing of what it is. */
const ofTheirOwn = [
  'certificates/LostNumbersDialog',
  'improvements/AssignPanel',
  'improvements/FinishStep',
  'needs/DecideNeed',
  'people/EmploymentPanel',
  'plan/PlanStatusDialog',
]
/** A line that is opened by a button of its row, over the row as it stands then. */
const inTheirRow = ['sessions/file/FilePaper', 'settings/OperatorRow']

function over(form: (some: { name?: string }) => ReactNode): Pick<Case, 'undone' | 'now'> {
  return { undone: form(wrong), now: form({}) }
}

function Page({ undone, now }: Pick<Case, 'undone' | 'now'>) {
  const [taken, setTaken] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setTaken(true)}>
        答复
      </button>
      {taken ? now : undone}
    </>
  )
}

describe('every form that changes a record', () => {
  it.each(cases)('$file opened over what was undone shows what the book says', async one => {
    const user = userEvent.setup()
    renderPage(<Page {...one} />, { ...office(), ...one.answers })
    await user.click(await screen.findByText('答复'))
    await waitFor(() => expect(one.shows()).toContain(one.is))
  })

  it('is here', () => {
    const features = join(import.meta.dirname, '../../../src/features')
    const found = readdirSync(features, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file) && /useCommand\([^)]*, form\)/.test(read(features, file)))
      .map(file => file.replace(/\.tsx?$/, ''))
    expect(found.toSorted()).toEqual(
      [...new Set(cases.map(one => one.file)), ...ofTheirOwn, ...inTheirRow].toSorted(),
    )
  })
})

const read = (...parts: string[]) => readFileSync(join(...parts), 'utf8')
