import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where Electron's `appData` is; the command line and the threads have no Electron to ask. */
function applicationData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config')
}

/** What this machine remembers of books and folders, and the book itself where nobody chose a place for it. */
export const ownApplicationData = (): string => join(applicationData(), 'Zhixing')
