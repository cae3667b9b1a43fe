/** A room with fewer seats than are wanted in it. */
export interface TightRoom {
  readonly roomId: string
  readonly capacity: number
  /** What is more than the room has: those on the roll, or the seats that are offered. */
  readonly by: 'roll' | 'seats'
  readonly wanted: number
}

/** Warnings, not refusals: rooms the roll does not fit in, or would not once all seats are taken. Each once. */
export function tightRooms(
  blocks: readonly { readonly roomId: string | null }[],
  rooms: readonly { readonly id: string; readonly capacity: number | null }[],
  { people, seats }: { readonly people: number; readonly seats: number | null },
): TightRoom[] {
  const wanted = new Set(blocks.map(block => block.roomId))
  return rooms.flatMap(({ id: roomId, capacity }): TightRoom[] => {
    if (capacity === null || !wanted.has(roomId)) return []
    if (people > capacity) return [{ roomId, capacity, by: 'roll', wanted: people }]
    return seats !== null && seats > capacity ? [{ roomId, capacity, by: 'seats', wanted: seats }] : []
  })
}

/** Trainers of these blocks who are on its roll as well, each once. */
export function trainersOnRoll<T extends { readonly id: string; readonly personId: string | null }>(
  blocks: readonly { readonly trainerId: string | null }[],
  trainers: readonly T[],
  personIds: readonly string[],
): T[] {
  const teaching = new Set(blocks.map(block => block.trainerId))
  const roll = new Set(personIds)
  return trainers.filter(({ id, personId }) => teaching.has(id) && personId !== null && roll.has(personId))
}
