import { join } from 'node:path'
import { app } from 'electron'
import log from 'electron-log/main'
import type { MoveAim, MoveOutcome } from '../../src/contract/host'
import { type NotedFolder, noteFolder } from './data-folder'
import { isFinishedMove } from './finished-move'
import type { PreferencesFile } from './preferences'
import type { ServiceProcess } from './service-process'

/**
 * Has the service take the book along to another folder, or leave it for what is or will be there, and
 * starts the application again. Nothing happens here unless the service says so: it alone owns the book. `remembers`: a
 * plain start opens it from then on; a book that was named on the command line is not the one that finds.
 */
export async function moveBook(
  { from, to, aim, remembers }: { from: string; to: string; aim: MoveAim; remembers: boolean },
  service: ServiceProcess,
  memory: PreferencesFile,
): Promise<MoveOutcome> {
  let noted: NotedFolder | null
  try {
    noted = remembers ? noteFolder(to) : null
  } catch (error) {
    log.error('where the book is to lie could not be written down', error)
    return 'failed'
  }
  const answer = await service.move(to, aim)
  // A service that died right after the last rename could not say so; without this nobody would know where the book is.
  const outcome = answer === 'failed' && isFinishedMove(from, to) ? 'moved' : answer
  if (outcome !== 'moved' && outcome !== 'opened') {
    noted?.forget()
    return outcome
  }
  if (outcome === 'moved') memory.copyTo(join(to, 'electron', 'desk.json'))
  const args = withoutFolder(process.argv.slice(1))
  if (!noted) args.push('--data', to)
  try {
    noted?.keep()
  } catch (error) {
    log.error('where the book lies now could not be remembered', error)
    args.push('--data', to)
  }
  await service.close()
  app.relaunch({ args })
  app.exit(0)
  return outcome
}

function withoutFolder(args: string[]): string[] {
  return args.filter((one, index) => !one.startsWith('--data') && args[index - 1] !== '--data')
}
