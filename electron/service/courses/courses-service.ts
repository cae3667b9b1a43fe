/** What later rooms may ask of courses. */
export { findCourse } from './courses-store'
