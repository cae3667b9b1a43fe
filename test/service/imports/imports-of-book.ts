import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportChoices, ImportPreviewOutput } from '../../../src/contract/imports'
import type { ImportKind } from '../../../src/domain/imports/preview'
import { officeText } from '../../support/office-files'
import { openTestService, type TestService } from '../support/service'

/** The office's own files; where they are absent the tests that read them are skipped. */
export const office = join(process.cwd(), '..', 'shared', 'data', 'office')
export const publicSets = join(process.cwd(), '..', 'shared', 'data', 'public')
export const hasOffice = existsSync(office)
export const hasPublicSets = existsSync(publicSets)

export interface PreviewOptions {
  kind?: ImportKind
  sessionId?: string
  choices?: Partial<ImportChoices>
}

export interface ImportsOfBook extends TestService {
  /** Looks at a file by its whole path. */
  preview(path: string, with_?: PreviewOptions): Promise<ImportPreviewOutput>
  /** Looks at a small sheet made of these rows. */
  previewOf(
    rows: readonly (readonly (string | number | null)[])[],
    with_?: PreviewOptions,
  ): Promise<ImportPreviewOutput>
  /** Looks again with these choices. */
  again(
    preview: ImportPreviewOutput,
    choices: Partial<ImportChoices>,
    as?: PreviewOptions,
  ): Promise<ImportPreviewOutput>
  apply(preview: ImportPreviewOutput): Promise<{ seq: number; written: number; leftOut: number }>
  /** Writes a file beside the book and gives its path. */
  put(name: string, content: Buffer | string): string
  /** How many commands the book has seen: reading a file must not add any. */
  commands(): Promise<number>
}

/** In front of a book of its own, or of one that is open. */
export async function openImports(opened?: TestService): Promise<ImportsOfBook> {
  const book = opened ?? (await openTestService())
  const put = (name: string, content: Buffer | string) => {
    const path = join(book.dataDir, name)
    writeFileSync(path, content)
    return path
  }
  const preview: ImportsOfBook['preview'] = (path, { kind, sessionId, choices } = {}) =>
    book.call('imports', 'preview', {
      file: book.ticket(path),
      kind: kind ?? null,
      sessionId: sessionId ?? null,
      ...(choices ? { choices } : {}),
    })
  let sheets = 0
  return {
    ...book,
    put,
    preview,
    previewOf: (rows, with_) => preview(put(`sheet-${sheets++}.csv`, `\ufeff${officeText(rows)}`), with_),
    again: ({ token }, choices, { kind, sessionId } = {}) =>
      book.call('imports', 'review', {
        token,
        choices,
        ...(kind ? { kind } : {}),
        ...(sessionId ? { sessionId } : {}),
      }),
    async apply({ token }) {
      const { seq, ...rest } = await book.call('imports', 'apply', { token })
      if (seq === null) throw new Error('nothing was written')
      return { seq, ...rest }
    },
    async commands() {
      const { entries } = await book.call('book', 'history', { before: null, limit: 1 })
      return entries[0]?.seq ?? 0
    },
  }
}

/** The codes of the findings, counted. */
export function codesIn({ findings }: ImportPreviewOutput): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
