import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** Types into a picker, which offers only `option` then, and takes it with Enter: the way of a hand that knows the name. */
export async function pick(user: UserEvent, picker: HTMLElement, typed: string, option: string | RegExp) {
  await user.clear(picker)
  await user.type(picker, typed)
  await screen.findByRole('option', { name: option })
  await user.keyboard('{Enter}')
}
