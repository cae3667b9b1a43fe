import type { Clash } from '../../contract/sessions/schedule'

/** Clashes of one kind with one block: people are told together, trainers and rooms by themselves. */
export interface ClashGroup {
  key: string
  clash: Clash
  people: { name: string; nameEn: string | null }[]
}

/** One line per trainer, per room, and per other block for all its people. */
export function clashGroups(clashes: readonly Clash[]): ClashGroup[] {
  const groups = new Map<string, ClashGroup>()
  for (const clash of clashes) {
    const who = clash.kind === 'person' ? '' : clash.resourceId
    const key = [clash.kind, who, clash.otherSessionId, clash.day, clash.starts].join(' ')
    const group = groups.get(key)
    if (group) group.people.push(clash)
    else groups.set(key, { key, clash, people: [clash] })
  }
  const order = { trainer: 0, room: 1, person: 2 } as const
  return [...groups.values()].sort((a, b) => order[a.clash.kind] - order[b.clash.kind])
}
