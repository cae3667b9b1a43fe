import { byRoom } from './by-room'

/** All other Chinese words of the interface. */
export const words = byRoom(
  import.meta.glob<Record<string, unknown>>(['./zh-CN/*.json', '!./zh-CN/{common,search,reports}.json'], {
    eager: true,
    import: 'default',
  }),
)
