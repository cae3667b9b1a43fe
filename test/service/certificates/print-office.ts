import { PDFDocument } from '@cantoo/pdf-lib'
import type { Host } from '../../../electron/service/context'

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
