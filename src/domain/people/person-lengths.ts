/** How many characters the book keeps of each text of a person; a longer one is said, not cut. */
export const personLengths = {
  staffNo: 40,
  name: 80,
  nameEn: 80,
  unit: 80,
  team: 80,
  post: 80,
  gradeLevel: 80,
  phone: 60,
  email: 120,
  supervisorNo: 40,
  company: 80,
  businessLine: 80,
  note: 2000,
} as const
