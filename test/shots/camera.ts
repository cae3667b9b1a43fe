import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Zhixing } from '../e2e/support/launch'
import { stillPicture } from '../e2e/support/pages'

export const languages = ['zh-CN', 'en'] as const

export interface Size {
  width: number
  height: number
}

export type Shutter = (name: string) => Promise<void>

/** Gives the window a size and takes pictures into shots/<language>/<size>/. */
export async function camera({ app, page }: Zhixing, language: string, size: Size): Promise<Shutter> {
  const folder = join(
    resolve(import.meta.dirname, '../..'),
    'shots',
    language,
    `${size.width}x${size.height}`,
  )
  await mkdir(folder, { recursive: true })
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    const window = BrowserWindow.getAllWindows().find(one => one.webContents.getURL().startsWith('app://'))
    window?.setContentSize(width, height)
  }, size)
  await hasSize(page, size)
  return async name => writeFile(join(folder, `${name}.png`), await stillPicture(page))
}

async function hasSize(page: Page, { width, height }: Size): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => `${window.innerWidth} × ${window.innerHeight}`), {
      message: 'the size of the window',
    })
    .toBe(`${width} × ${height}`)
}

/** The two sizes at the ends, and the smaller in the dark: for what a person sees when something is wrong. */
export function shutters(opened: Zhixing, language: string) {
  const small = { width: 1024, height: 700 }
  return {
    async both(name: string): Promise<void> {
      for (const size of [small, { width: 1920, height: 1080 }])
        await (await camera(opened, language, size))(name)
    },
    async dark(name: string): Promise<void> {
      await opened.page.emulateMedia({ colorScheme: 'dark' })
      await (await camera(opened, language, small))(`${name}-dark`)
      await opened.page.emulateMedia({ colorScheme: 'light' })
    },
  }
}
