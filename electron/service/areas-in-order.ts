import type { AreaName } from '../../src/contract/define'
import * as areas from './areas'
import type { ServiceArea } from './service-area'

/** Each area of the contract has its manifest in the list, or it does not compile. */
const all: { readonly [A in AreaName]: ServiceArea<A> } = areas

/** Every area of the service, in order. */
export const areasInOrder: readonly ServiceArea[] = Object.values(all as Record<string, ServiceArea>).sort(
  (one, other) => one.order - other.order,
)
