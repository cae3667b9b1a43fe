import { byRoom } from './by-room'

/** Every English word of the interface; a chunk of its own in the page. */
export const words = byRoom(
  import.meta.glob<Record<string, unknown>>('./en/*.json', { eager: true, import: 'default' }),
)
