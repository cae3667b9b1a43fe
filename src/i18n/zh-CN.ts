import { byRoom } from './by-room'

/** Every Chinese word of the interface; a chunk of its own in the page. */
export const words = byRoom(
  import.meta.glob<Record<string, unknown>>('./zh-CN/*.json', { eager: true, import: 'default' }),
)
