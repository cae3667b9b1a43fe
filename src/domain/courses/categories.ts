/** The catalogue's categories (FEATURES C1). A course may carry a category of the office's own in words. */
export const courseCategories = [
  'etiquette',
  'systems',
  'complaints',
  'business',
  'emergency',
  'teamwork',
  'management',
] as const
export type CourseCategory = (typeof courseCategories)[number]

export const isCourseCategory = (text: string): text is CourseCategory =>
  (courseCategories as readonly string[]).includes(text)
