import { joinWords } from '../join-words'
import backups from './book/backups.json'
import drafts from './book/drafts.json'
import folder from './book/folder.json'
import history from './book/history.json'
import jobs from './book/jobs.json'
import losses from './book/losses.json'
import opening from './book/opening.json'
import record from './book/record.json'

export default joinWords(history, record, backups, folder, opening, jobs, drafts, losses)
