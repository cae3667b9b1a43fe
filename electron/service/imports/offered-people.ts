import type { AskedPerson, Finding } from '../../../src/domain/imports/preview'

/** Whom questions offer, kept once for each: a name nobody knows may stand in thousands of rows, and a class is as long. */
export interface OfferedPeople {
  /** The finding without them, as it is kept. */
  taken(finding: Finding): Finding
  /** With them at the first of these findings that asks. */
  givenTo(findings: readonly Finding[]): Finding[]
}

export function offeredPeople(): OfferedPeople {
  const byKey = new Map<string, readonly AskedPerson[]>()
  return {
    taken({ asks, ...finding }) {
      if (!asks) return finding
      const { people, ...rest } = asks
      if (people) byKey.set(asks.key, people)
      return { ...finding, asks: rest }
    },
    givenTo(findings) {
      const given = new Set<string>()
      return findings.map(finding => {
        const key = finding.asks?.key
        const people = key === undefined ? undefined : byKey.get(key)
        if (key === undefined || people === undefined || given.has(key)) return finding
        given.add(key)
        return { ...finding, asks: { ...finding.asks, key, people } }
      })
    },
  }
}
