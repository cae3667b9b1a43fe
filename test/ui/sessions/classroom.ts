import type { EnrolmentRow } from '../../../src/contract/sessions/enrolment'
import type { SessionDetail } from '../../../src/contract/sessions/list'
import type { Attendance } from '../../../src/features/sessions/attendance/attendance-sheet'
import { today } from '../support/book'
import { personWords } from '../support/person-words'
import type { Answers } from '../support/service-in-memory'

export const enrolment = (id: string, name: string, some: Partial<EnrolmentRow> = {}): EnrolmentRow => ({
  id,
  personId: `p-${id}`,
  ...personWords(name, { staffNo: `0060${id}` }),
  left: false,
  status: 'enrolled',
  origin: 'nominated',
  note: null,
  ...some,
})

type Block = SessionDetail['blocks'][number]

export const block = (id: string, day: string, some: Partial<Block> = {}): Block => ({
  id,
  day,
  starts: 540,
  ends: 720,
  trainerId: null,
  trainerName: null,
  roomId: null,
  roomName: null,
  roomNameEn: null,
  topic: null,
  recordedOn: null,
  ...some,
})

export const session = (some: Partial<SessionDetail> = {}): SessionDetail => ({
  id: 's',
  courseId: 'c',
  courseName: '投诉处理',
  courseNameEn: null,
  number: 3,
  firstDay: today,
  lastDay: today,
  status: 'scheduled',
  capacity: null,
  enrolled: 3,
  present: null,
  trainers: [],
  rooms: [],
  roomsEn: [],
  planLineId: null,
  creditedMinutes: 360,
  theoryWeight: 60,
  practiceWeight: 40,
  passMark: 6000,
  minimumAttendance: 80,
  note: null,
  cancelReason: null,
  signInPrintedAt: null,
  blocks: [],
  expected: 3,
  clashes: [],
  ...some,
})

const nothing = { state: null, missedMinutes: null, scannedIn: null, scannedOut: null }

/** A sheet of three people and two blocks, today's and tomorrow's, that answers like the service. */
export function sheet() {
  const blocks = [block('am', today), block('next', '2026-12-10')]
  let data: Attendance = {
    blocks,
    people: ['王芳', '李娜', '赵博文'].map((name, index) => ({
      ...enrolment(String(index + 1), name),
      states: blocks.map(() => nothing),
      creditedMinutes: 0,
    })),
    expected: 3,
    present: null,
  }
  const answers: Answers['sessions'] = {
    get: () => session({ blocks: data.blocks }),
    attendance: () => data,
    recordAttendance(input) {
      data = {
        ...data,
        blocks: data.blocks.map(one =>
          input.recorded !== false && input.blockIds.includes(one.id) ? { ...one, recordedOn: today } : one,
        ),
        people: data.people.map(person => ({
          ...person,
          states: person.states.map((cell, index) => {
            const edit = input.exceptions.find(
              one => one.enrolmentId === person.id && one.blockId === data.blocks[index]?.id,
            )
            return edit ? { ...cell, state: edit.state, missedMinutes: edit.missedMinutes ?? null } : cell
          }),
        })),
      }
      return {}
    },
  }
  return { answers, data: () => data }
}

export const office = {
  company: '客服中心',
  companyEn: 'Service Centre',
  minutesPerHour: 45 as const,
  certificatePattern: '{company}-{kind}-{year}-{serial:4}',
  certificateCompany: 'KF',
  formNumbers: { sign_in: 'QR-HR-05 A/0' },
  fileDays: 5,
  actionDays: 14,
}
