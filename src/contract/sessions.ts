import { attendanceProcedures } from './sessions/attendance'
import { enrolmentProcedures } from './sessions/enrolment'
import { fileProcedures } from './sessions/file'
import { listProcedures } from './sessions/list'
import { scheduleProcedures } from './sessions/schedule'

/** One running of a course, from its first date to its file. */
export const sessions = {
  ...scheduleProcedures,
  ...enrolmentProcedures,
  ...attendanceProcedures,
  ...fileProcedures,
  ...listProcedures,
}
