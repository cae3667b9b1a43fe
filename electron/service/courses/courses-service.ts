/** What later areas may ask of courses. */
export { courseNames, findCourse } from './courses-store'
