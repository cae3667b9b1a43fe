import { joinWords } from '../join-words'
import attendance from './sessions/attendance.json'
import enrolment from './sessions/enrolment.json'
import file from './sessions/file.json'
import list from './sessions/list.json'
import schedule from './sessions/schedule.json'
import session from './sessions/session.json'

export default joinWords(list, session, schedule, enrolment, attendance, file)
