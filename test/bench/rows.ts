import { whyNoLibreOffice } from '../support/libre-office'
import type { Goal, Measured } from './figure'
import { countsMemory } from './process-tree'
import { verifiedBackup } from './rows/backup'
import { certificatesAgainstMerge, certificatesInOnePdf, certificatesOneFileEach } from './rows/certificates'
import { firstScript, mostBeforeFirstPage } from './rows/first-script'
import { gapMap } from './rows/gap-map'
import { keysDuringImport } from './rows/keys'
import { everyPage } from './rows/pages'
import { readLists } from './rows/reads'
import { importMemory, rosterImport } from './rows/roster-import'
import { coldStart, memory } from './rows/start'
import type { BenchSize } from './sizes'

/** One row of the table of goals; some give several figures of the same kind. */
export interface Row {
  /** For `--only`. */
  id: string
  metric: string
  goal: Goal
  /** Null when nothing here can measure it; otherwise why not. */
  absent?: () => string | null
  measure(size: BenchSize): Promise<Measured | Record<string, Measured>>
  /** What stands in the way where the goal is missed. */
  inTheWay?: string
}

const withoutMemory = () =>
  countsMemory ? null : 'this system does not say how much memory is a process’s own share'

export const rows: readonly Row[] = [
  {
    id: 'cold-start',
    metric: 'cold start',
    goal: { atMost: 1.25 },
    measure: size => coldStart(size.pairs),
    inTheWay:
      'a second process opens and looks at the book while the page is parsed, and two cores carry both (decision 0021)',
  },
  {
    id: 'memory',
    metric: 'memory',
    goal: { atMost: 1.4 },
    absent: withoutMemory,
    measure: size => memory(size.pairs),
  },
  {
    id: 'keys',
    metric: 'key to paint while an import runs',
    goal: { more: 1000 / 60, of: 'p95' },
    measure: keysDuringImport,
  },
  {
    id: 'lists',
    metric: 'lists and search',
    goal: { atMost: 1.3, more: 1, of: 'p95' },
    measure: readLists,
    inTheWay: 'each answer counts and names what it lists, and crosses the wire with its shape looked at',
  },
  { id: 'gap-map', metric: 'gap map', goal: { atMost: 1.5 }, measure: gapMap },
  {
    id: 'pages',
    metric: 'every page at ten times the results',
    goal: { atMost: 1.15 },
    measure: everyPage,
    inTheWay: 'a list says how many there are besides its first page, and counting grows with the rows',
  },
  {
    id: 'roster-import',
    metric: 'roster import',
    goal: { atMost: 1.67 },
    measure: rosterImport,
    inTheWay:
      'each row is compared, shown old → new, captured for undo and sealed, besides being written (decisions 0023, 0024)',
  },
  {
    id: 'import-memory',
    metric: 'import memory',
    goal: { atMost: 1.2, more: 64 },
    absent: withoutMemory,
    measure: importMemory,
    inTheWay: 'caches of a fixed size fill with the larger file; what grows with the rows lies in a file',
  },
  {
    id: 'certificates-pdf',
    metric: 'certificates in one PDF',
    goal: { timesFaster: 20 },
    measure: certificatesInOnePdf,
    inTheWay: 'Chromium lays out and writes each page, and that is most of the time',
  },
  {
    id: 'certificates-merge',
    metric: 'certificates in one PDF, against a mail merge',
    goal: { timesFaster: 5 },
    absent: whyNoLibreOffice,
    measure: certificatesAgainstMerge,
    inTheWay: 'Chromium lays out a page with a seal and four fonts where the merge has plain text',
  },
  {
    id: 'certificates-each',
    metric: 'certificates, one file each',
    goal: { timesFaster: 8 },
    measure: certificatesOneFileEach,
    inTheWay: 'each file is a print of its own, and a print has a cost of its own',
  },
  {
    id: 'backup',
    metric: 'verified backup',
    goal: { atMost: 1.2 },
    measure: verifiedBackup,
    inTheWay:
      'the copy’s own record is read and its chain checked, besides what the bare check looks at (decision 0042)',
  },
  {
    id: 'first-script',
    metric: 'JavaScript before the first page',
    goal: { bound: mostBeforeFirstPage },
    measure: firstScript,
  },
]

/** Rows of capabilities that are not there yet. */
export const later: readonly string[] = [
  'verdict list of 5,000 people, dashboard with every figure',
  'year schedule, 60 batches × 520 people × 12 months',
  'team mode, any list or command over a LAN of 1 ms',
]
