import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Why no file can be opened by LibreOffice here, or null. */
export function whyNoLibreOffice(): string | null {
  return spawnSync('soffice', ['--version']).error ? 'no LibreOffice here' : null
}

/** The PDFs LibreOffice makes of these files, in one call, with a profile of its own. */
export function pdfsByLibreOffice(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-office-'))
  try {
    const [given, made] = [join(folder, 'in'), join(folder, 'out')]
    mkdirSync(given)
    for (const [name, bytes] of files) writeFileSync(join(given, name), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const asked = ['--headless', '--convert-to', 'pdf', '--outdir', made]
    const { status, stderr } = spawnSync(
      'soffice',
      [profile, ...asked, ...[...files.keys()].map(name => join(given, name))],
      { encoding: 'utf8', timeout: 180_000 },
    )
    if (status !== 0) throw new Error(`LibreOffice ended with ${status}\n${stderr}`)
    return new Map(
      [...files.keys()].map(name => [name, new Uint8Array(readFileSync(join(made, pdfName(name))))]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const pdfName = (name: string): string => name.replace(/\.[^.]+$/, '.pdf')
