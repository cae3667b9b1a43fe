import { parentPort, workerData } from 'node:worker_threads'
import { type FileFormat, formFile } from './form-files'
import type { FormSheet } from './form-sheet'

/** Entry of the thread that writes one form. */
const { format, sheet } = workerData as { format: FileFormat; sheet: FormSheet }

// A failure ends the thread with it: whoever waits hears of that.
void formFile(format, sheet).then(bytes => parentPort?.postMessage(bytes))
