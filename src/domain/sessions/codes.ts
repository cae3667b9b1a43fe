export const sessionStatuses = ['scheduled', 'held', 'closed', 'cancelled'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

export const enrolmentStatuses = ['enrolled', 'withdrawn'] as const
export type EnrolmentStatus = (typeof enrolmentStatuses)[number]

export const enrolmentOrigins = ['nominated', 'walk_in', 'make_up', 'resit'] as const
export type EnrolmentOrigin = (typeof enrolmentOrigins)[number]

/** On a recorded block a person without a row was present; `present` is written only to overrule a scan. */
export const attendanceStates = ['absent', 'late', 'left_early', 'leave', 'present'] as const
export type AttendanceState = (typeof attendanceStates)[number]

/** 一期一档, in the order of the file's table of contents (FORMS.md, 一期一档 封面与目录). */
export const fileItemKinds = [
  'notice',
  'roster',
  'sign_in',
  'materials',
  'papers',
  'scores',
  'evaluation',
  'summary',
] as const
export type FileItemKind = (typeof fileItemKinds)[number]

export const fileItemStates = ['missing', 'done', 'not_needed'] as const
export type FileItemState = (typeof fileItemStates)[number]
