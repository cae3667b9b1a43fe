/**
 * The number of a course's next session (第N期): one above the highest ever given.
 * Cancelled sessions keep theirs, so pass them too; a number on a printed notice never means another class.
 */
export function nextSessionNumber(numbersOfCourse: Iterable<number>): number {
  let highest = 0
  for (const number of numbersOfCourse) highest = Math.max(highest, number)
  return highest + 1
}
