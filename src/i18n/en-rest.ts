import { byRoom } from './by-room'

/** All other English words of the interface. */
export const words = byRoom(
  import.meta.glob<Record<string, unknown>>(['./en/*.json', '!./en/{common,search,reports}.json'], {
    eager: true,
    import: 'default',
  }),
)
