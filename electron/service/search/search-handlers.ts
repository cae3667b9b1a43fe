import type { search } from '../../../src/contract/search'
import type { RoomHandlers } from '../room-handlers'
import { findDocuments } from './search-store'

export const searchHandlers: RoomHandlers<typeof search> = {
  find: (context, input) => findDocuments(context.db, input),
}
