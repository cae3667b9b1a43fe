import { byArea } from './by-area'

/** The Chinese words the first page needs: the frame, Ctrl+K and Today. A chunk of its own in the page. */
export const words = byArea(
  import.meta.glob<Record<string, unknown>>('./zh-CN/{common,search,reports}.json', {
    eager: true,
    import: 'default',
  }),
)
