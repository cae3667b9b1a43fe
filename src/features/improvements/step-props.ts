import type { ActionRow } from '../../contract/improvements'

/** What can be done with an action besides its next step on the way from open to verified. */
export type Aside = 'send_back' | 'cancel' | 'change'

export interface StepProps {
  action: ActionRow
  today: string
  onAside: (aside: Aside) => void
  onDone: () => void
}
