import { extname } from 'node:path'
import { app } from 'electron'

/** A program packed for people: one that merely bears the name of Electron's own executable is still one. */
export const isRelease = (): boolean => app.isPackaged || extname(app.getAppPath()) === '.asar'
