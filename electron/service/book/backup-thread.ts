import { answerOne, ownPort } from '../threads/answer-calls'
import { bookTasks } from './book-tasks'

/** Entry of the thread that copies, packs, checks and prepares whole books. One task, then it ends. */
answerOne(ownPort(), bookTasks)
