import type { BenchBook } from './bench-book'
import { rosterPerson } from './bench-book'

/** A class that is over, with everybody present and passed: its certificates can be issued. */
export interface CertificateClass {
  sessionId: string
  enrolmentIds: string[]
}

/** `classes` of them, of the same `count` people. */
export async function holdClasses(
  book: BenchBook,
  classes: number,
  count: number,
): Promise<CertificateClass[]> {
  const { caller, service } = book
  const rows = Array.from({ length: count }, (_, index) => ({
    person: rosterPerson(index),
    bookNumber: null,
  }))
  await caller.settings.changeOffice({ company: '客户服务中心' })
  await service.call('people', 'writeRoster', { fileName: 'bench.xlsx', sheet: '1', rows })
  const people = (await caller.people.list({ status: 'active', limit: 500 })).rows.map(row => row.id)
  const { id: courseId } = await caller.courses.add({
    code: 'KC-001',
    name: '投诉处理与情绪管理',
    nameEn: 'Complaint Handling and Emotional Control',
    category: 'complaints',
    method: 'workshop',
    theoryMinutes: 960,
    practiceMinutes: 0,
    theoryWeight: 100,
    practiceWeight: 0,
    passMark: 6000,
    certificateKind: 'TS',
  })
  const held: CertificateClass[] = []
  for (let index = 0; index < classes; index++) {
    const { id: sessionId } = await caller.sessions.schedule({
      courseId,
      blocks: [{ day: '2026-12-01', starts: 540, ends: 720 }],
      personIds: people,
    })
    const session = await caller.sessions.get({ id: sessionId })
    await caller.sessions.recordAttendance({
      sessionId,
      blockIds: (session?.blocks ?? []).map(block => block.id),
      exceptions: [],
    })
    const enrolmentIds = (await caller.sessions.roll({ sessionId })).map(person => person.id)
    await caller.assessments.recordMarks({
      sessionId,
      marks: enrolmentIds.map(enrolmentId => ({
        enrolmentId,
        theory: { kind: 'scored' as const, mark: 8800 },
      })),
    })
    held.push({ sessionId, enrolmentIds })
  }
  return held
}
