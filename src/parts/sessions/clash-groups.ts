import type { Clash } from '../../contract/sessions'

/** Clashes of one kind with one block: people are told together, trainers and rooms by themselves. */
export interface ClashGroup {
  key: string
  clash: Clash
  names: string[]
}

/** One line per trainer, per room, and per other block for all its people. */
export function clashGroups(clashes: readonly Clash[]): ClashGroup[] {
  const groups = new Map<string, ClashGroup>()
  for (const clash of clashes) {
    const who = clash.kind === 'person' ? '' : clash.resourceId
    const key = [clash.kind, who, clash.otherSessionId, clash.day, clash.starts].join(' ')
    const group = groups.get(key)
    if (group) group.names.push(clash.name)
    else groups.set(key, { key, clash, names: [clash.name] })
  }
  const order = { trainer: 0, room: 1, person: 2 } as const
  return [...groups.values()].sort((a, b) => order[a.clash.kind] - order[b.clash.kind])
}
