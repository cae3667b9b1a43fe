import { randomUUID } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Host } from '../../../electron/service/context'
import type { Service } from '../../../electron/service/service'
import { openCalls, type Send } from '../../../src/contract/caller'
import type { Port } from '../../../src/contract/wire'

/** A printer that gives a real PDF with one page for each page of the document, and keeps what it was given. */
export function fakePrinter(): { print: Host['print']; documents: string[]; broken: boolean } {
  const printer = {
    documents: [] as string[],
    broken: false,
    async print(html: string) {
      if (printer.broken) throw new Error('paper jam')
      printer.documents.push(html)
      const pages = html.match(/<section class="page">/g)?.length ?? 0
      const pdf = await PDFDocument.create()
      for (let page = 1; page <= pages; page += 1) {
        pdf.addPage([842, 595]).drawText(`page ${page}`, { x: 40, y: 40, size: 12 })
      }
      return pdf.save()
    },
  }
  return printer
}

/** A page's way in: everything goes through messages, so progress comes and work can be stopped. */
export function pageOf(service: Service): Send {
  const [page, door] = portPair()
  service.attach(door)
  return openCalls(page, { meta: () => ({ commandId: randomUUID(), operatorId: null }) })
}

function portPair(): [Port, Port] {
  const listeners: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []]
  const end = (own: 0 | 1): Port => ({
    post: message => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners[own === 0 ? 1 : 0]) listener(copy)
      })
    },
    onMessage: listener => listeners[own].push(listener),
    onClose: () => undefined,
  })
  return [end(0), end(1)]
}
