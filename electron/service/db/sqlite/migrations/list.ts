import { areasInOrder } from '../../../areas-in-order'
import { book0001 } from './0001-book'
import { people0002 } from './0002-people'
import { needs0003 } from './0003-needs'
import { courses0004 } from './0004-courses'
import { plan0005 } from './0005-plan'
import { sessions0006 } from './0006-sessions'
import { assessments0007 } from './0007-assessments'
import { certificates0008 } from './0008-certificates'
import { improvements0009 } from './0009-improvements'
import { seal0010 } from './0010-seal'
import { certificateDue0011 } from './0011-certificate-due'
import { auditArea0012 } from './0012-audit-area'

/** The tables of the areas there were when areas got manifests. Never renumbered, and none imports anything but what is never changed either. */
const first: readonly string[] = [
  book0001,
  people0002,
  needs0003,
  courses0004,
  plan0005,
  sessions0006,
  assessments0007,
  certificates0008,
  improvements0009,
  seal0010,
  certificateDue0011,
  auditArea0012,
]

/** In order; user_version of a book is the number of those it has. What came later stands in the manifest of its area. */
export const migrations: readonly string[] = inOrder()

function inOrder(): string[] {
  const later = areasInOrder
    .flatMap(area => Object.entries(area.migrations ?? {}))
    .map(([version, sql]) => ({ version: Number(version), sql }))
    .sort((one, other) => one.version - other.version)
  const all = [...first]
  for (const { version, sql } of later) {
    if (version <= all.length) throw new Error(`there are two migrations ${version}`)
    if (version > all.length + 1) throw new Error(`migration ${all.length + 1} is missing before ${version}`)
    all.push(sql)
  }
  return all
}

export const schemaVersion = migrations.length

/** All that makes a book of a version; a migration may end without its semicolon. */
export const statementsUpTo = (version: number): string => migrations.slice(0, version).join('\n;\n')
