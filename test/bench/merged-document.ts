import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { timed } from './pairs'

/**
 * What stands on a certificate, line by line, as an office's merge document has it: millimetres of type, words.
 * `{n}` is what differs from one to the next.
 */
const lines: readonly [size: number, words: string][] = [
  [10, '培训合格证书'],
  [5, 'CERTIFICATE OF TRAINING'],
  [4, '兹证明 王芳{n}（工号 0{n}）参加“投诉处理与情绪管理”培训，考核合格，特发此证。'],
  [4, 'This is to certify that Wang Fang {n} has completed Complaint Handling and passed the assessment.'],
  [4, '培训时间：2026年10月12日至13日，共 16 学时'],
  [4, '证书编号：KF-TS-2026-{n}'],
  [4, '客户服务中心　2026年12月9日'],
]

/** A document of so many certificates, one to a landscape page, as a mail merge leaves it: fonts and pictures apart. */
export function mergedDocument(count: number): string {
  const styles = lines
    .map(
      ([size], line) =>
        `<style:style style:name="L${line}" style:family="paragraph"${line === 0 ? ' style:master-page-name="Standard"' : ''}>
<style:paragraph-properties fo:text-align="center"${line === 0 ? ' fo:break-before="page"' : ''}/>
<style:text-properties fo:font-size="${size}mm" style:font-size-asian="${size}mm"/></style:style>`,
    )
    .join('')
  const page = (nth: number) =>
    lines
      .map(
        ([, words], line) =>
          `<text:p text:style-name="L${line}">${words.replaceAll('{n}', String(1000 + nth))}</text:p>`,
      )
      .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm"
 style:print-orientation="landscape" fo:margin="20mm"/></style:page-layout>${styles}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>${Array.from({ length: count }, (_, nth) => page(nth)).join('')}</office:text></office:body>
</office:document>`
}

/** LibreOffice with a profile of its own, which the first writing makes. */
export interface Office {
  /** Milliseconds from its start to the PDF of so many certificates. */
  write(count: number): Promise<number>
  close(): void
}

export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-office-'))
  let round = 0
  return {
    write(count) {
      const into = join(folder, String(++round))
      mkdirSync(into)
      const document = join(into, 'certificates.fodt')
      writeFileSync(document, mergedDocument(count))
      return timed(() => converted(pathToFileURL(join(folder, 'profile')).href, document, into))
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function converted(profile: string, document: string, into: string): Promise<void> {
  const args = ['--headless', '--norestore', `-env:UserInstallation=${profile}`]
  const child = spawn('soffice', [...args, '--convert-to', 'pdf', '--outdir', into, document], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', piece => {
    said += piece
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code =>
      code === 0 ? resolve() : reject(new Error(`soffice ended with ${code}: ${said}`)),
    )
  })
}
