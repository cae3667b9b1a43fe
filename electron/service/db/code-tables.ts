/** Tables of codes, each with one column `code`: migrations fill them, and no command writes to them. */
export const codeTables: readonly string[] = [
  'unit_kind',
  'employment_kind',
  'rating_method',
  'need_source',
  'course_method',
  'enrolment_origin',
  'attendance_state',
  'attendance_source',
  'file_item_kind',
  'action_kind',
  'action_origin',
]
