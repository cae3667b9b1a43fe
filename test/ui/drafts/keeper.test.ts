import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useOperator } from '../../../src/app/operator'
import type { HostCalls } from '../../../src/contract/host'
import type { WireError, WireReply } from '../../../src/contract/wire'
import { draftKeeper, draftsAt } from '../../../src/parts/drafts/keeper'
import { forget } from '../../../src/parts/drafts/unkept'
import { draftsInMemory } from '../support/drafts-in-memory'
import { answering, serviceInMemory } from '../support/service-in-memory'

const place = { form: 'person', record: 'fang' }
const full: WireError = { kind: 'refused', code: 'draft_not_kept', params: {} }
const held: boolean[] = []

beforeEach(() => {
  held.length = 0
  window.zhixing = { keepWindowOpen: one => void held.push(one) } as HostCalls
})
afterEach(() => {
  forget(() => true)
  useOperator.getState().choose(null)
})

/** Refuses to keep anything while `error` is set. Whose each kept draft is, by what it says. */
function service() {
  const memory = draftsInMemory()
  const state = { error: null as WireError | null, whose: {} as Record<string, string | null | undefined> }
  serviceInMemory(answering({}), {
    get kept() {
      return memory.kept
    },
    reply(request): WireReply | null {
      const keeps = request.area === 'drafts' && request.name === 'keep'
      if (keeps && state.error) return { id: request.id, ok: false, error: state.error }
      if (keeps) state.whose[(request.input as { values: string }).values] = request.meta?.operatorId
      return memory.reply(request)
    },
  })
  return { state, values: () => memory.kept.map(one => one.values) }
}
const keeper = () => draftKeeper(place, '', () => undefined)
const soon = { timeout: 8000 }

it('what was left in favour of the record is written once the service is back', async () => {
  const { state, values } = service()
  state.error = { kind: 'gone' }
  const form = keeper()
  form.typed('mine')
  expect(form.leave()).toBeTruthy()
  state.error = null
  await vi.waitFor(() => expect(values()).toEqual(['mine']), soon)
})

it('both what was left and what was typed after it are held while the disk is full, and are written', async () => {
  const { state, values } = service()
  state.error = full
  const form = keeper()
  form.typed('mine')
  form.leave()
  form.typed('after theirs')
  form.flush()
  await vi.waitFor(() => expect(held).toEqual([true]), soon)
  expect((await draftsAt(place)).map(one => one.values)).toEqual(['after theirs', 'mine'])
  state.error = null
  await vi.waitFor(() => expect(values().sort()).toEqual(['after theirs', 'mine']), soon)
  await vi.waitFor(() => expect(held).toEqual([true, false]), soon)
})

it('is kept for whoever typed it, also when somebody else sits there by then', async () => {
  const { state } = service()
  useOperator.getState().choose('0190b5a0-0000-7000-8000-000000000001')
  state.error = full
  const form = keeper()
  form.typed('of the first')
  form.close()
  await vi.waitFor(() => expect(held).toEqual([true]), soon)
  useOperator.getState().choose('0190b5a0-0000-7000-8000-000000000002')
  expect(await draftsAt(place)).toEqual([])
  state.error = null
  await vi.waitFor(
    () => expect(state.whose).toEqual({ 'of the first': '0190b5a0-0000-7000-8000-000000000001' }),
    soon,
  )
})

it('a form that is saved after it was closed takes along what it said, and not what was typed since', async () => {
  const { values } = service()
  const first = keeper()
  first.typed('sent')
  first.close()
  await vi.waitFor(() => expect(values()).toEqual(['sent']), soon)
  const [draft] = await draftsAt(place)
  const second = keeper()
  second.takeUp(draft?.id ?? '', draft?.values ?? '')
  second.typed('sent and more')
  second.flush()
  await vi.waitFor(() => expect(values()).toEqual(['sent and more']), soon)
  first.saved()
  expect((await draftsAt(place)).map(one => one.values)).toEqual(['sent and more'])

  second.close()
  second.saved()
  await vi.waitFor(() => expect(values()).toEqual([]), soon)
})
