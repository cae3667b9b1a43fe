import type { sessions } from '../../../../src/contract/sessions'
import { rowOf } from '../../../../src/domain/fields/fields'
import { missingFileItems, withoutLost } from '../../../../src/domain/sessions/file/session-file'
import { schemeFields, typedSessionFields } from '../../../../src/domain/sessions/session-fields'
import {
  cancelRefusal,
  closeRefusal,
  reopenRefusal,
  restoreRefusal,
} from '../../../../src/domain/sessions/session-status'
import type { AreaHandlers } from '../../area-handlers'
import { findCourse } from '../../courses/courses-service'
import { enrolPeople } from '../enrolment/enrol'
import { getSession, sessionWords } from '../sessions-service'
import { listBlocks, replaceBlocks } from '../stores/blocks-store'
import { listRoll } from '../stores/enrolments-store'
import { insertFileItems, listAttachments, listFileItems, listLostPapers } from '../stores/file-store'
import { findSession, insertSession, nextNumberOf, updateSession } from '../stores/sessions-store'
import { refuseUnknownPlaces, sameOnPaper, spanOrRefuse } from './scheduling'

type Handlers = AreaHandlers<typeof sessions>

type Times = { day: string; starts: number; ends: number }
const isAtSameTime = (one: Times, other: Times) =>
  one.day === other.day && one.starts === other.starts && one.ends === other.ends

/** A session's own life: scheduled, moved, cancelled and restored, closed and opened again. */
export const sessionCommands = {
  async schedule(context, input) {
    const course = await findCourse(context.tx, input.courseId)
    if (!course) return context.refuse('not_found')
    if (course.retired) context.refuse('course_retired', { name: course.name })
    await refuseUnknownPlaces(context, input.blocks, input.planLineId)
    const span = spanOrRefuse(context, input.blocks)
    const id = context.newId()
    const number = await nextNumberOf(context.tx, course.id)
    await insertSession(context.tx, {
      id,
      course_id: course.id,
      number,
      plan_line_id: input.planLineId,
      ...rowOf(typedSessionFields, input),
      status: 'scheduled',
      cancel_reason: null,
      first_day: span.first,
      last_day: span.last,
      credited_minutes: course.theoryMinutes + course.practiceMinutes,
      theory_weight: course.theoryWeight,
      practice_weight: course.practiceWeight,
      pass_mark: course.passMark,
      minimum_attendance: course.minimumAttendance,
      sign_in_printed_at: null,
    })
    await replaceBlocks(context.tx, id, input.blocks, context.newId)
    await insertFileItems(context.tx, id, course.theoryWeight + course.practiceWeight > 0)
    const session = { id, status: 'scheduled' as const, capacity: input.capacity, enrolled: 0 }
    const { leftOut } = await enrolPeople(context, session, input.personIds, 'nominated')
    context.describe(sessionWords({ courseName: course.name, courseNameEn: course.nameEn, number }))
    return { id, number, leftOut }
  },
  async reschedule(context, input) {
    const session = await getSession(context, input.id)
    if (session.status === 'closed') context.refuse('session_closed')
    if (session.status === 'cancelled') context.refuse('session_cancelled')
    await refuseUnknownPlaces(context, input.blocks, null)
    const span = spanOrRefuse(context, input.blocks)
    // A block somebody signed for stays where it was: what the paper says cannot be moved.
    const before = await listBlocks(context.tx, input.id)
    for (const block of before) {
      if (block.recordedOn === null) continue
      const wanted = input.blocks.find(one => one.id === block.id)
      if (!wanted || !isAtSameTime(wanted, block)) context.refuse('block_recorded', { day: block.day })
    }
    // Taken out again, it holds nobody's certificate up.
    const stays = (block: (typeof input.blocks)[number]) =>
      before.some(one => one.id === block.id && isAtSameTime(one, block))
    if (!input.blocks.every(stays)) await context.emit('blocks-added', { sessionId: input.id })
    await updateSession(context.tx, input.id, {
      ...rowOf(typedSessionFields, input),
      first_day: span.first,
      last_day: span.last,
      // A sheet printed with other days, times or trainers is no sheet for this session.
      ...(sameOnPaper(before, input.blocks) ? {} : { sign_in_printed_at: null }),
    })
    await replaceBlocks(context.tx, input.id, input.blocks, context.newId)
    context.describe(sessionWords(session))
    return {}
  },
  async changeScheme(context, input) {
    const session = await getSession(context, input.id)
    if (session.status === 'closed') context.refuse('session_closed')
    const weights = input.theoryWeight + input.practiceWeight
    if (weights !== 0 && weights !== 100) context.refuse('weights_not_100', { sum: weights })
    await updateSession(context.tx, input.id, {
      ...rowOf(schemeFields, input),
    })
    const { minimumAttendance: _ofAttendance, ...ofMarks } = schemeFields
    const names = Object.keys(ofMarks) as (keyof typeof ofMarks)[]
    if (names.some(name => input[name] !== session[name]))
      await context.emit('scheme-changed', { sessionId: input.id })
    // Whoever has a certificate attended what was asked for: only more than that can speak against it.
    if ((input.minimumAttendance ?? 0) > (session.minimumAttendance ?? 0)) {
      const roll = await listRoll(context.tx, input.id, false)
      await context.emit('attendance-judged', {
        sessionId: input.id,
        enrolmentIds: roll.map(person => person.id),
      })
    }
    context.describe(sessionWords(session))
    return {}
  },
  async cancel(context, input) {
    const session = await getSession(context, input.id)
    const recorded = (await listBlocks(context.tx, input.id)).filter(block => block.recordedOn !== null)
    const refusal = cancelRefusal({
      status: session.status,
      recordedBlocks: recorded.length,
      reason: input.reason,
    })
    if (refusal) context.refuse(refusal)
    await updateSession(context.tx, input.id, { status: 'cancelled', cancel_reason: input.reason })
    context.describe({ ...sessionWords(session), reason: input.reason })
    return {}
  },
  async restore(context, input) {
    const session = await getSession(context, input.id)
    const refusal = restoreRefusal(session.status)
    if (refusal) context.refuse(refusal)
    await updateSession(context.tx, input.id, { status: 'scheduled', cancel_reason: null })
    context.describe(sessionWords(session))
    return {}
  },
  close: {
    /** Rot keeps name and size: what is filed for good is read once more. */
    async before({ db, scans }, input) {
      // Any other is refused whatever its scans are.
      if ((await findSession(db, input.id))?.status !== 'held') return
      await scans.read((await listAttachments(db, input.id)).map(one => one.sha256))
    },
    async run(context, input) {
      const session = await getSession(context, input.id)
      const blocks = await listBlocks(context.tx, input.id)
      const open = blocks.filter(block => block.recordedOn === null).length
      const lost = await listLostPapers(context.tx, context.lostScans, [input.id])
      const missing = missingFileItems(
        withoutLost(await listFileItems(context.tx, input.id), lost.get(input.id)),
      )
      const refusal = closeRefusal({
        status: session.status,
        unrecordedBlocks: open,
        marksMissing: 0,
        fileMissing: input.withIncompleteFile ? 0 : missing.length,
      })
      if (refusal === 'attendance_missing') context.refuse(refusal, { count: open })
      if (refusal === 'file_incomplete') {
        const scans = await listAttachments(context.tx, input.id)
        const files = scans.flatMap(scan => (context.lostScans.has(scan.sha256) ? [scan.fileName] : []))
        context.refuse(refusal, {
          count: missing.length,
          ...(files.length > 0 ? { context: 'lost', lost: files.length, files: files.slice(0, 10) } : {}),
        })
      }
      if (refusal) context.refuse(refusal)
      // Later rooms refuse while their own work is open (marks missing).
      await context.emit('session-closing', { sessionId: input.id })
      await updateSession(context.tx, input.id, { status: 'closed' })
      context.describe(sessionWords(session))
      return {}
    },
  },
  async reopen(context, input) {
    const session = await getSession(context, input.id)
    const refusal = reopenRefusal(session.status)
    if (refusal) context.refuse(refusal)
    await updateSession(context.tx, input.id, { status: 'held' })
    context.describe(sessionWords(session))
    return {}
  },
} satisfies Partial<Handlers>
