import { workerData } from 'node:worker_threads'
import { createSpill } from '../db/spill'
import { answerCalls, ownPort } from '../threads/answer-calls'
import { createImportWorker } from './import-worker'

/** Entry of the thread that reads one file. A hostile file can be stopped by ending the thread. */
answerCalls(ownPort(), createImportWorker(createSpill((workerData as { folder: string }).folder)))
