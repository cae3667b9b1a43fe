import type { BookState } from '../../contract/book/state'
import { BlockedPage } from './BlockedPage'
import { BrokenPage } from './BrokenPage'
import { CheckingPage } from './CheckingPage'
import { InUsePage } from './InUsePage'
import { MovedPage } from './MovedPage'
import { NewerPage } from './NewerPage'

/** A book that is there and cannot be opened. */
export function ClosedBook({ state }: { state: Exclude<BookState, { state: 'open' | 'absent' }> }) {
  switch (state.state) {
    case 'newer':
      return <NewerPage state={state} />
    case 'checking':
      return <CheckingPage state={state} />
    case 'in_use':
      return <InUsePage state={state} />
    case 'broken':
      return <BrokenPage state={state} />
    case 'moved':
      return <MovedPage state={state} />
    case 'blocked':
      return <BlockedPage state={state} />
  }
}
