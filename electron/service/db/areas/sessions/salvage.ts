import type { AreaSalvage } from '../../sqlite/salvage/area-salvage'
import { textIn } from '../../sqlite/salvage/text-in'

export const sessionsSalvage: AreaSalvage = {
  subjects: {
    session: {
      tell(own, rowOf) {
        const course = rowOf('course', own?.course_id)
        const [name, nameEn] = [textIn(course?.name), textIn(course?.name_en)]
        return {
          ...(name !== undefined && { course: name }),
          ...(nameEn !== undefined && { courseEn: nameEn }),
          ...(typeof own?.number === 'number' && { number: own.number }),
        }
      },
    },
  },
  between: { enrolment: {}, block: { dated: true } },
  days: ['enrolled_on', 'day', 'first_day'],
  columnsOf: ({ enrolmentId }) => (enrolmentId === undefined ? null : { enrolment_id: enrolmentId }),
}
