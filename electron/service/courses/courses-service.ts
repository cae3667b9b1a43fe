/** What later areas may ask of courses. */
export { findCourse } from './courses-store'
