export const courseMethods = ['classroom', 'workshop', 'practice', 'online', 'coaching'] as const
export type CourseMethod = (typeof courseMethods)[number]
