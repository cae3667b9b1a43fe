import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout'

/** `official` is false for the stand-in, where the host of Electron is out of reach. */
export interface FoundElectron {
  electronPath: string
  electronVersion: string
  official: boolean
}

const note = join(checkout, 'node_modules', '.zhixing', 'runtime.json')

export const isElectronFound = (): boolean => existsSync(note)

/** The Electron that set-up found, the same one `npm start` opens. */
export function foundElectron(): FoundElectron {
  if (!isElectronFound()) throw new Error('Set-up has not run here: npm test')
  return JSON.parse(readFileSync(note, 'utf8'))
}

export const electronPath = (): string => foundElectron().electronPath
