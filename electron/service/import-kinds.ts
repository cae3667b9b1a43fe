import type { ImportKind as Kind } from '../../src/domain/imports/preview'
import { type AnyImportKind, anyKind } from './imports/import-kind'
import { abilityImport } from './imports/kinds/ability'
import { attendanceImport } from './imports/kinds/attendance'
import { scoresImport } from './imports/kinds/scores'
import { rosterImport } from './people/roster-import'

/** Every kind of file there is to import. */
const kinds: readonly AnyImportKind[] = [
  anyKind(rosterImport),
  anyKind(abilityImport),
  anyKind(scoresImport),
  anyKind(attendanceImport),
]

export function importKindOf(kind: Kind): AnyImportKind {
  const found = kinds.find(one => one.kind === kind)
  if (!found) throw new Error(`no import of ${kind}`)
  return found
}
