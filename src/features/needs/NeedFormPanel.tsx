import { FormPanel } from '../../parts/panels/FormPanel'
import { NeedFields } from './NeedFields'
import { type NeedFormProps, useNeedForm } from './use-need-form'

/** The form of a need beside the page. */
export function NeedFormPanel({
  title,
  onClose,
  ...props
}: NeedFormProps & { title: string; onClose: () => void }) {
  const of = useNeedForm(props)
  return (
    <FormPanel
      title={title}
      area="needs"
      form={of.form}
      error={of.error}
      busy={of.busy}
      submit={of.submit}
      onSubmit={of.save}
      onClose={onClose}
    >
      <NeedFields of={of} />
    </FormPanel>
  )
}
