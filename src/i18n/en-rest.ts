import { byArea } from './by-area'

/** All other English words of the interface. */
export const words = byArea(
  import.meta.glob<Record<string, unknown>>(['./en/*.json', '!./en/{common,search,reports}.json'], {
    eager: true,
    import: 'default',
  }),
)
