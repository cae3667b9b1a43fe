import { useRef } from 'react'
import { RefusalNotice } from '../../app/say'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { Button } from '../../ui/Button'
import { useHandIn } from '../../ui/field/use-hand-in'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { NeedFields } from './NeedFields'
import { type NeedFormProps, useNeedForm } from './use-need-form'

/** The form of a need where it stands in a card. */
export function NeedForm(props: NeedFormProps) {
  const of = useNeedForm(props)
  const around = useRef<HTMLFormElement>(null)
  const handIn = useHandIn({ around, name: of.submit, run: of.save })
  return (
    <form
      ref={around}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        handIn()
      }}
    >
      <Stack gap="normal">
        <DraftNotice form={of.form} stale={{ error: of.error, again: handIn }} />
        <NeedFields of={of} />
        <RefusalNotice area="needs" error={of.error} />
        <Inline justify="end">
          <Button kind="primary" keyHint="Ctrl S" submit busy={of.busy}>
            {of.submit}
          </Button>
        </Inline>
      </Stack>
    </form>
  )
}
