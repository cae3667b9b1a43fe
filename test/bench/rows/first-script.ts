import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkout } from '../../support/checkout'
import type { Measured } from '../figure'

/** What may come before the first page, KB. */
export const mostBeforeFirstPage = 150

/** Every script the built page names, and the words of one language: what comes before the first page is drawn. */
export function scriptsBeforeFirstPage(html: string): string[] {
  const scripts = [...html.matchAll(/<script [^>]*src="\.\/([^"]+)"/g)].map(([, path]) => path as string)
  const words = [...html.matchAll(/<link [^>]*data-words="zh-CN"[^>]*href="\.\/([^"]+)"/g)]
  return [...scripts, ...words.map(([, path]) => path as string)]
}

/** KB, compressed as a server would send it. */
export async function firstScript(): Promise<Measured> {
  const page = join(checkout, 'out/page')
  const scripts = scriptsBeforeFirstPage(readFileSync(join(page, 'index.html'), 'utf8'))
  const bytes = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(page, path)), { level: 9 }).byteLength,
    0,
  )
  return {
    products: [bytes / 1024],
    bases: [mostBeforeFirstPage],
    unit: 'KB',
    floor: `the ${mostBeforeFirstPage} KB it may be`,
  }
}
