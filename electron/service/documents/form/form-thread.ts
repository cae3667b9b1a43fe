import { answerOne, ownPort } from '../../threads/answer-calls'
import { formFileCalls } from './write-form-file'

/** Entry of the thread that writes one form. */
answerOne(ownPort(), formFileCalls)
