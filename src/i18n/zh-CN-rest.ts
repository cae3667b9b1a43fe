import { byArea } from './by-area'

/** All other Chinese words of the interface. */
export const words = byArea(
  import.meta.glob<Record<string, unknown>>(['./zh-CN/*.json', '!./zh-CN/{common,search,reports}.json'], {
    eager: true,
    import: 'default',
  }),
)
