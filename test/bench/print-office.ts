import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../../electron/service/context'
import { checkout } from '../support/checkout'
import { gone, startElectron } from './electron'
import type { PrintReply, PrintRequest } from './print-child'

export interface PrintOffice {
  print: Host['print']
  /** Milliseconds the print itself took, without the way there and back. */
  bare(html: string): Promise<number>
  close(): Promise<void>
}

/** The product's own printer in a real Electron, kept warm as in the application; one print at a time. */
export async function openPrintOffice(): Promise<PrintOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-print-'))
  const child = startElectron(
    // Bundled beside this module (scripts/bench.mjs), whose folder is an application that opens it.
    [`--user-data-dir=${folder}`, import.meta.dirname, join(checkout, 'resources/fonts')],
    {},
    ['ignore', 'ignore', 'inherit', 'ipc'],
  )
  const heard = <T>() =>
    new Promise<T>((resolve, reject) => {
      const failed = (code: number | null) => reject(new Error(`printing ended with ${code}`))
      child.once('exit', failed)
      child.once('message', message => {
        child.off('exit', failed)
        resolve(message as T)
      })
    })
  await heard()
  const ask = async (request: PrintRequest) => {
    const answer = heard<PrintReply>()
    child.send(request)
    const reply = await answer
    if ('error' in reply) throw new Error(reply.error)
    return reply
  }
  return {
    print: async (html, page) => (await ask({ html, page })).pdf,
    bare: async html => (await ask({ html, page: { landscape: true, size: 'A4' } })).took,
    async close() {
      child.disconnect()
      await gone(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
