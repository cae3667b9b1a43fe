import type { search } from '../../../src/contract/search'
import type { AreaHandlers } from '../area-handlers'
import { findDocuments } from './search-store'

export const searchHandlers: AreaHandlers<typeof search> = {
  find: (context, input) => findDocuments(context.db, input),
}
