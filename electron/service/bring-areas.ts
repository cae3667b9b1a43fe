import { contract } from '../../src/contract/contract'
import { areasInOrder } from './areas-in-order'

/** One area after the other, between other work: each is loaded when it is first asked for. */
export async function bringAreas(): Promise<void> {
  for (const { name, handlers } of areasInOrder) {
    Reflect.get(contract, name)
    await handlers()
    await new Promise(resolve => setImmediate(resolve))
  }
}
