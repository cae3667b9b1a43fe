import { headingOf, type SheetLayout } from '../imports/layout'
import type { Finding } from '../imports/preview'
import { bareNumber } from '../imports/staff-number'
import { plainText } from '../text/comparable-name'
import { listed } from '../text/listed'
import type { BookPerson } from './roster-book'
import type { RosterField } from './roster-fields'
import { mostListed } from './roster-names'

/**
 * A column that names supervisors instead of numbering them (直属上级: 张伟): whoever is the only one of that name, in
 * the file or among those the book has at work, is meant. Nothing is guessed where two bear it.
 */
export interface SupervisorNames {
  /** First: whom every row names. */
  see(name: string | undefined): void
  /** Then: every row's own name and the number it is written under. */
  settle(name: string, staffNo: string): void
  /** Last: the number behind a name. What names nobody, or several, is said once. */
  numbers(findings: Finding[]): (name: string) => string | undefined
}

export function supervisorNames(
  layout: SheetLayout<RosterField>,
  book: Iterable<BookPerson>,
): SupervisorNames {
  const asked = new Map<string, string>()
  /** null: of several people. */
  const found = new Map<string, string | null>()
  let settling = false
  const note = (key: string, staffNo: string) => {
    if (!asked.has(key)) return
    const known = found.get(key)
    const isAnother = known !== undefined && (known === null || bareNumber(known) !== bareNumber(staffNo))
    // The file's spelling of a number counts: it is the one that is written.
    found.set(key, isAnother ? null : staffNo)
  }
  return {
    see(name) {
      if (name !== undefined) asked.set(nameKey(name), name)
    },
    settle(name, staffNo) {
      if (asked.size === 0) return
      if (!settling)
        for (const person of book) if (person.status === 'active') note(nameKey(person.name), person.staffNo)
      settling = true
      if (name !== '' && staffNo !== '') note(nameKey(name), staffNo)
    },
    numbers(findings) {
      const nobody = [...asked].filter(([key]) => !found.get(key)).map(([, name]) => name)
      if (nobody.length > 0) {
        const value = listed(nobody, mostListed)
        const about = { row: layout.headerRow, column: headingOf(layout, 'supervisor'), value }
        const params = { count: nobody.length }
        findings.push({ ...about, code: 'unclear_supervisors', severity: 'info', params })
      }
      return name => found.get(nameKey(name)) ?? undefined
    },
  }
}

/** 'Albert, Michael  K' is 'Michael Albert': the words of a name in any order, without single letters. */
function nameKey(name: string): string {
  const words = plainText(name)
    .toLowerCase()
    .split(/[\s,，.·•]+/)
    .filter(word => word !== '')
  const whole = words.filter(word => word.length > 1)
  return /\p{Script=Han}/u.test(name) || whole.length === 0 ? words.join('') : whole.sort().join(' ')
}
