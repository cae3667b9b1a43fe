import type { TFunction } from 'i18next'
import type { CheckedScans } from '../../contract/attachments'
import type { BackupEntry } from '../../contract/book/backup-entry'
import type { RecordCheck } from '../../contract/book/record'
import type { BookFacts, BookState } from '../../contract/book/state'
import type { CodeCheck, HostDiagnostics } from '../../contract/host'
import { soundnessOf } from '../../domain/book/good-backup'
import { recordIsWhole } from '../../domain/history/record'

/** What could be asked; null where it could not be read. */
export interface Diagnostics {
  host: HostDiagnostics
  state: BookState | null
  facts: BookFacts | null
  backups: readonly BackupEntry[] | null
  audit: Audit | 'running' | null
  scans: CheckedScans | 'running' | null
}

type Words = TFunction<'settings'>
type Audit = Omit<RecordCheck, 'head' | 'strays'>

/** The text a person copies to report trouble, as it is shown before: headings, then `name: value` in each line. */
export function diagnosticsText(
  { host, state, facts, backups, audit, scans }: Diagnostics,
  t: Words,
): string {
  const { versions, system } = host
  const missing = t('diagnostics.missing')
  const line = (name: string, value: string) => t('diagnostics.line', { name, value })
  const sections: [string, string[]][] = [
    [
      t('diagnostics.versions'),
      [
        `Zhixing ${versions.app}`,
        `Electron ${versions.electron}`,
        `Chromium ${versions.chrome}`,
        `Node ${versions.node}`,
        `SQLite ${facts?.sqlite ?? missing}`,
      ],
    ],
    [
      t('diagnostics.system'),
      [
        `${system.name} ${system.release} ${system.processor}`,
        `CPU × ${system.cores}, ${system.memoryMb} MB, ${system.locale}`,
      ],
    ],
    [
      t('diagnostics.checks'),
      [
        line(t('diagnostics.code.label'), codeWords(host.code, t)),
        line(t('diagnostics.state.label'), state ? stateWords(state, t) : missing),
        ...(state?.state === 'open' && state.notices.length > 0
          ? [line(t('diagnostics.notices'), state.notices.map(one => one.code).join(', '))]
          : []),
        line(t('diagnostics.backup.label'), backups ? backupWords(backups[0], t) : missing),
        line(t('diagnostics.audit.label'), audit ? auditWords(audit, t) : missing),
        ...notedLines(audit, t),
        line(t('diagnostics.scans.label'), scans ? scanWords(scans, t) : missing),
      ],
    ],
    [t('diagnostics.file'), facts ? fileLines(facts) : [missing]],
    [
      t('diagnostics.start'),
      host.start.map(({ phase, ms }) => line(t(`diagnostics.phase.${phase}`), `${ms}`)),
    ],
    [t('diagnostics.log'), host.log.length > 0 ? host.log : [t('diagnostics.logEmpty')]],
  ]
  return sections.map(([title, lines]) => [`## ${title}`, ...lines].join('\n')).join('\n\n')
}

const fileLines = (facts: BookFacts): string[] => [
  `schema ${facts.schema}, commands ${facts.commands}`,
  `journal_mode ${facts.journal}`,
  `pages ${facts.pages} × ${facts.pageBytes} B, free ${facts.freePages}`,
]

function codeWords(code: CodeCheck, t: Words): string {
  switch (code.kind) {
    case 'whole':
      return t('diagnostics.code.whole', { sha256: code.sha256 })
    case 'altered':
      return t('diagnostics.code.altered', { files: code.files.join(', ') })
    default:
      return t(`diagnostics.code.${code.kind}`)
  }
}

function stateWords(state: BookState, t: Words): string {
  if (state.state !== 'open') return t(`diagnostics.state.${state.state}`)
  return t(state.readOnly ? 'diagnostics.state.readOnly' : 'diagnostics.state.open')
}

function backupWords(newest: BackupEntry | undefined, t: Words): string {
  if (!newest) return t('diagnostics.backup.none')
  const { at } = newest
  return t(`diagnostics.backup.${soundnessOf(newest)}`, { at })
}

/** Numbers only: their names are of people and courses. */
function scanWords(scans: CheckedScans | 'running', t: Words): string {
  if (scans === 'running') return t('diagnostics.audit.running')
  const { count, lost } = scans
  if (count === 0) return t('diagnostics.scans.none')
  return lost.count === 0
    ? t('diagnostics.scans.there', { count })
    : t('diagnostics.scans.lost', { count, lost: lost.count })
}

/** Entries only: who and why stand in the history. */
function notedLines(audit: Audit | 'running' | null, t: Words): string[] {
  if (audit === null || audit === 'running' || audit.notedAt.length === 0) return []
  return [t('diagnostics.noted', { count: audit.notedAt.length, entries: audit.notedAt.join(', ') })]
}

function auditWords(audit: Audit | 'running', t: Words): string {
  if (audit === 'running') return t('diagnostics.audit.running')
  const { entries, brokenAt, took } = audit
  const tables = [...audit.tables.map(({ table }) => table), ...audit.derived.tables]
  if (brokenAt !== null) return t('diagnostics.audit.broken', { seq: brokenAt })
  if (tables.length > 0) return t('diagnostics.audit.altered', { tables: tables.join(', ') })
  if (!recordIsWhole(audit)) return t('diagnostics.audit.unproven')
  return t('diagnostics.audit.ok', { entries, took })
}
