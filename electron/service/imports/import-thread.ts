import { workerData } from 'node:worker_threads'
import { createSpill } from '../db/spill'
import { answerCalls, ownPort } from '../threads/answer-calls'
import { createImportDesk } from './import-desk'

/** Entry of the thread that reads one file. A hostile file can be stopped by ending the thread. */
answerCalls(ownPort(), createImportDesk(createSpill((workerData as { folder: string }).folder)))
