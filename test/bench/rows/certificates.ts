import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificatePages } from '../../../electron/service/certificates/face/certificate-pages'
import { bilingualWords } from '../../../electron/service/documents/document-words'
import { type BenchBook, openBenchBook } from '../bench-book'
import { type CertificateClass, holdClasses } from '../certificate-class'
import type { Measured } from '../figure'
import { openOffice } from '../merged-document'
import { inTurn, timed } from '../pairs'
import { openPrintOffice, type PrintOffice } from '../print-office'
import type { BenchSize } from '../sizes'

/** How many bare prints stand for the many: their time is multiplied up. */
const sampled = 5

/** A class's certificates numbered, issued, printed and written, against one bare print each. */
interface PrintingOffice {
  book: BenchBook
  prints: PrintOffice
  classes: CertificateClass[]
  folder: string
}

const together: Print = async ({ book, folder }, ids, round) => {
  const file = book.ticket(join(folder, `${round}.pdf`))
  await book.caller.certificates.printTogether({ certificateIds: ids, file })
}

/** All of a class in one file. */
export const certificatesInOnePdf = (size: BenchSize): Promise<Measured> => certificates(size, together)

/**
 * The same against what an office uses today. Only the end of a mail merge is counted: LibreOffice writing the merged
 * document, of plain text, as a PDF. Merging it, its fonts and its seal come on top, so the floor is lower than the office's.
 */
export function certificatesAgainstMerge({ pairs, certificates: count }: BenchSize): Promise<Measured> {
  return inOffice(pairs + 1, count, async office => {
    const libreOffice = openOffice()
    try {
      const measured = await inTurn(
        {
          product: round => issueAndPrint(office, round, together),
          base: () => libreOffice.write(count),
        },
        pairs,
      )
      return { ...measured, unit: 'ms', floor: `LibreOffice writing a merged document of ${count} as a PDF` }
    } finally {
      libreOffice.close()
    }
  })
}

/** A file for each person. */
export function certificatesOneFileEach(size: BenchSize): Promise<Measured> {
  return certificates(size, async ({ book, folder }, ids, round) => {
    const into = join(folder, String(round))
    mkdirSync(into)
    await book.caller.certificates.printEach({ certificateIds: ids, folder: book.ticket(into) })
  })
}

type Print = (office: PrintingOffice, certificateIds: string[], round: number) => Promise<void>

async function certificates({ pairs, certificates: count }: BenchSize, print: Print): Promise<Measured> {
  return inOffice(pairs + 1, count, async office => {
    const single = await bareCertificate(office)
    const measured = await inTurn(
      {
        product: round => issueAndPrint(office, round, print),
        async base() {
          let took = 0
          for (let one = 0; one < sampled; one++) took += await office.prints.bare(single)
          return (took / sampled) * count
        },
      },
      pairs,
    )
    return {
      ...measured,
      unit: 'ms',
      floor: `${count} × one bare printToPDF (mean of ${sampled} per pair)`,
    }
  })
}

/** Opens a book with so many classes, and the printer. */
export async function inOffice<T>(
  classes: number,
  count: number,
  work: (office: PrintingOffice) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-certificates-'))
  const prints = await openPrintOffice()
  const book = await openBenchBook({ threads: true, print: prints.print })
  try {
    return await work({ book, prints, classes: await holdClasses(book, classes, count), folder })
  } finally {
    await book.close()
    await prints.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from the click to the file. */
export function issueAndPrint(office: PrintingOffice, round: number, print: Print): Promise<number> {
  const held = office.classes[round] as CertificateClass
  return timed(async () => {
    const { certificateIds } = await office.book.caller.certificates.issue(held)
    await print(office, certificateIds, round)
  })
}

async function bareCertificate({ book, classes }: PrintingOffice): Promise<string> {
  const [first] = classes
  const preview = await book.caller.certificates.preview({ id: null, sessionId: first?.sessionId ?? null })
  return preview ? certificatePages([preview.face], { words: bilingualWords }) : ''
}
