import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificatePages } from '../../../electron/service/certificates/face/certificate-pages'
import { bilingualWords } from '../../../electron/service/documents/document-words'
import { glyphUse } from '../../../electron/service/documents/pdf/glyph-use'
import { difficultNames, face, hostileStrings } from '../../support/document-samples'
import { textOfPages } from '../../support/pdf-text'
import { type Printed, printAll, whyNotPrinting } from '../../support/printing'
import { splitPdf } from '../../support/split-pdf'

const certificates = (names: readonly string[]) => ({
  html: certificatePages(
    names.map(personName => face({ personName, personNameEn: null })),
    { words: bilingualWords },
  ),
  landscape: true,
})
const squeezed = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** Fonts of a page, by name without the tag of the subset, and the codes it shows in each. */
async function fontsOf(
  pdf: Uint8Array,
  index: number,
): Promise<{ name: string; type: string; codes: number[] }[]> {
  const document = await PDFDocument.load(pdf)
  const use = glyphUse(document.context, document.getPage(index).node)
  return [...use].map(([ref, codes]) => {
    const font = document.context.lookup(ref, PDFDict)
    const name =
      font
        .get(PDFName.of('BaseFont'))
        ?.toString()
        .replace(/^\/(\w{6}\+)?/, '') ?? ''
    return {
      name,
      type: font.get(PDFName.of('Subtype'))?.toString() ?? '',
      codes: codes === 'all' ? [] : [...codes],
    }
  })
}

const reason = whyNotPrinting()
describe.skipIf(reason !== null)(`printing${reason ? ` (${reason})` : ''}`, () => {
  const covered = difficultNames.filter(
    name => !/\p{Script=Arabic}|\p{Script=Hebrew}|\p{Emoji_Presentation}/u.test(name),
  )
  let printed: Printed
  let asked = 0

  beforeAll(async () => {
    const server = createServer((_, answer) => {
      asked++
      answer.end()
    })
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    printed = await printAll([
      certificates(covered),
      certificates(difficultNames),
      certificates(hostileStrings),
      { html: reachingOut(address), landscape: false },
      'crash',
      certificates(['王芳']),
      certificates(Array.from({ length: 500 }, (_, index) => `王芳${index}`)),
    ])
    server.close()
  }, 120_000)

  it('prints one page each, A4 on its side', async () => {
    const document = await PDFDocument.load(printed.pdfs[0] as Uint8Array)
    expect(document.getPageCount()).toBe(covered.length)
    for (const page of document.getPages()) {
      expect(page.getWidth()).toBeCloseTo(841.9, 0)
      expect(page.getHeight()).toBeCloseTo(595, 0)
    }
  })

  it('says every name as it is, in the bundled typefaces, with no sign for a missing character', async () => {
    const pdf = printed.pdfs[0] as Uint8Array
    const texts = await textOfPages(pdf)
    for (const [index, name] of covered.entries()) {
      // A narrowed quote has a glyph without a character of its own; the text before and after it is there.
      for (const part of squeezed(name).split('’')) expect(texts[index]).toContain(part)
      for (const font of await fontsOf(pdf, index)) {
        expect(font.type).toBe('/Type0')
        expect(font.name).toMatch(/^NotoSerif(SC-Regular|SC-Bold|JP-SemiBold)$/)
        expect(font.codes).not.toContain(0)
      }
    }
    expect((await fontsOf(pdf, covered.indexOf('𠮷田一郎'))).map(font => font.name)).toContain(
      'NotoSerifJP-SemiBold',
    )
  })

  it('says the same in files of one page', async () => {
    const pdf = printed.pdfs[1] as Uint8Array
    const files = await splitPdf(pdf, difficultNames.length)
    const whole = await textOfPages(pdf)
    for (const [index, file] of files.entries()) {
      expect(await textOfPages(file)).toEqual([whole[index]])
      expect(file.length).toBeLessThan(80_000)
    }
  })

  it('shows the same picture in files of one page', async context => {
    if (spawnSync('pdftoppm', ['-v']).error) return context.skip('no pdftoppm here')
    const pdf = printed.pdfs[1] as Uint8Array
    const files = await splitPdf(pdf, difficultNames.length)
    const whole = pictures(pdf, difficultNames.length)
    files.forEach((file, index) => {
      expect(pictures(file, 1)[0]?.equals(whole[index] as Buffer), difficultNames[index]).toBe(true)
    })
  })

  it('prints hostile strings as text, one page each', async () => {
    const texts = await textOfPages(printed.pdfs[2] as Uint8Array)
    expect(texts).toHaveLength(hostileStrings.length)
    expect(texts[0]).toContain('<script>alert(1)</script>')
    for (const text of texts) expect(text).toContain('结业证书')
  })

  it('runs no script and asks nobody', async () => {
    const [text = ''] = await textOfPages(printed.pdfs[3] as Uint8Array)
    expect(text).toContain('still')
    expect(text).not.toContain('changed')
    expect(asked).toBe(0)
  })

  it('opens another window after a crash, and none after closing', async () => {
    expect((await textOfPages(printed.pdfs[4] as Uint8Array))[0]).toContain('王芳')
    expect(printed.refused).toBe('print: closed')
  })

  it('prints five hundred at once, and gives each a small file', async () => {
    const pdf = printed.pdfs[5] as Uint8Array
    expect(pdf.length).toBeLessThan(2_500_000)
    const files = await splitPdf(pdf, 500)
    expect(Math.max(...files.map(file => file.length))).toBeLessThan(60_000)
    expect((await textOfPages(files[499] as Uint8Array))[0]).toContain('王芳499')
  })
})

/** A document that tries all it can: pictures, styles, frames, scripts, a form, a redirection. */
function reachingOut(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}/refresh">
<link rel="stylesheet" href="${address}/style.css"><link rel="prefetch" href="${address}/prefetch">
<style>@import "${address}/import.css";@font-face{font-family:x;src:url(${address}/x.ttf)}p{font-family:x;background:url(${address}/bg.png)}</style>
<p>still</p><img src="${address}/img.png"><iframe src="${address}/frame"></iframe><object data="${address}/object"></object>
<iframe src="file:///etc/passwd"></iframe><script src="${address}/script.js"></script>
<script>document.querySelector('p').textContent = 'changed'; fetch('${address}/fetch')</script>
<img src="x" onerror="document.querySelector('p').textContent = 'changed'">`
}

function pictures(pdf: Uint8Array, count: number): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-picture-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    spawnSync('pdftoppm', ['-r', '60', '-png', join(folder, 'in.pdf'), join(folder, 'page')])
    const digits = String(count).length
    return Array.from({ length: count }, (_, index) =>
      readFileSync(join(folder, `page-${String(index + 1).padStart(digits, '0')}.png`)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
