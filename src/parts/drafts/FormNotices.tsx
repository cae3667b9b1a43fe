import { RefusalNotice } from '../../app/RefusalNotice'
import { unanswered } from './answered'
import { DraftNotice } from './DraftNotice'
import type { KeptForm } from './use-kept-form'

type FormNoticesProps = {
  /** Whose words say why it was refused. */
  area: string
  form: Pick<KeptForm<object>, 'found' | 'kept' | 'sawUpTo' | 'takeTheirs' | 'tookUpTo'>
  /** Why the last try did not do it. */
  error: unknown
  /** Hands it in once more. */
  again: () => void
}

/** At the head of a form: why it was refused, what somebody did meanwhile, and what was typed here before. */
export function FormNotices({ area, form, error, again }: FormNoticesProps) {
  return (
    <>
      <RefusalNotice area={area} error={unanswered(form, error)} />
      <DraftNotice form={form} stale={{ error, again }} />
    </>
  )
}
