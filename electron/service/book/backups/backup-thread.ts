import { answerOne, ownPort } from '../../threads/answer-calls'
import { copyBookBeside } from '../file/copy-book'
import { type BookTasks, bookTasks } from '../tasks/book-tasks'
import { startBookThread } from '../tasks/run-task'

const tasks: BookTasks = {
  ...bookTasks,
  async copy(input) {
    // Started first: it comes up while the copy is made.
    const other = startBookThread('judge')
    const end = () => {
      other.end()
      return other.exited
    }
    return copyBookBeside({ judge: copy => other.call('judge', { copy }), end }, input)
  },
}

/** Entry of the thread that copies, packs, checks and prepares whole books. One task, then it ends. */
answerOne(ownPort(), tasks)
