import type { BookHealth } from '../backups/book-health'
import { type Pages, watchPages } from '../file/written-over'
import { keepWrittenOver } from '../file/written-over-note'
import type { BookDoor } from './door-shape'
import type { LifeGate } from './life-gate'
import { type InPlace, stayInPlace } from './stay-in-place'
import { watchOthers } from './watch-others'

interface StayOptions {
  dataDir: string
  file: string
  now: () => Date
  door: BookDoor
  gate: LifeGate
  health: Pick<BookHealth, 'soundAgain' | 'lookAtOthers' | 'lookAtDerived'>
  log(error: unknown): void
  /** Only into the log. */
  noteDown(error: unknown): void
}

/** The file of the open book, in its place and with its own pages. */
export function stayWithFile(options: StayOptions): { staying: InPlace; pages: Pages } {
  const { dataDir, file, now, door, gate, health, log, noteDown } = options
  const pages = watchPages({
    file,
    opened: door.opened,
    isInPlace: door.isInPlace,
    areSound() {
      door.forgetPages()
      return health.soundAgain()
    },
  })
  const openAnew = async () => {
    try {
      keepWrittenOver(dataDir, file, now())
    } catch (error) {
      noteDown(error)
    }
    await door.reopen(async () => undefined)
  }
  const staying = stayInPlace(file, { ...door, openAnew }, pages, gate, log)
  const leaveOthers = watchOthers({ opened: door.opened, health, log })
  const end = () => {
    staying.end()
    leaveOthers()
  }
  return { staying: { ...staying, end }, pages }
}
