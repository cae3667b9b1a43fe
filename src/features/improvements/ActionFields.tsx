import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { actionKinds } from '../../domain/improvements/codes'
import { DueField } from '../../parts/fields/DueField'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { TextArea } from '../../ui/field/TextArea'
import { TextInput } from '../../ui/field/TextInput'
import { type ActionDraft, draftProblems } from './action-draft'

type ActionFieldsProps = {
  draft: ActionDraft
  onChange: (draft: ActionDraft) => void
  /** Somebody pressed the button: what is missing is said. */
  tried: boolean
  /** Made from a session: its title and cause are codes and stay. */
  fromSession?: boolean
}

/** What is to be done, why, by whom and until when. */
export function ActionFields({ draft, onChange, tried, fromSession = false }: ActionFieldsProps) {
  const { t } = useTranslation('improvements')
  const set = (change: Partial<ActionDraft>) => onChange({ ...draft, ...change })
  const problems = draftProblems(draft)
  const except = (id: string | null) => (id === null ? {} : { except: new Set([id]) })
  return (
    <>
      {!fromSession && (
        <>
          <Field
            label={t('field.title')}
            required
            error={tried && problems.includes('no_title') ? t('titleNeeded') : null}
          >
            <TextInput
              value={draft.title}
              onChange={title => set({ title })}
              maxLength={most.actionTitle}
              initialFocus
            />
          </Field>
          <Field label={t('field.kind')} hint={t(`kindHint.${draft.kind}`)}>
            <Segmented
              value={draft.kind}
              onChange={kind => set({ kind })}
              segments={actionKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
          <Field label={t('field.cause')} mark={t('panel.optional')}>
            <TextArea
              value={draft.cause}
              onChange={cause => set({ cause })}
              rows={2}
              maxLength={most.actionText}
            />
          </Field>
        </>
      )}
      <Field label={t('field.measure')} mark={t('panel.optional')}>
        <TextArea
          value={draft.measure}
          onChange={measure => set({ measure })}
          rows={2}
          maxLength={most.actionText}
        />
      </Field>
      <Field label={t('field.owner')} mark={t('panel.optional')}>
        <PersonPicker
          value={draft.ownerId}
          onChange={person => set({ ownerId: person?.id ?? null })}
          {...except(draft.verifierId)}
        />
      </Field>
      <Field
        label={t('field.verifier')}
        mark={t('panel.optional')}
        error={problems.includes('verifier_is_owner') ? t('refusal.verifier_is_owner') : null}
      >
        <PersonPicker
          value={draft.verifierId}
          onChange={person => set({ verifierId: person?.id ?? null })}
          {...except(draft.ownerId)}
        />
      </Field>
      <DueField
        label={t('field.due')}
        required
        error={tried && problems.includes('no_day') ? t('followUp.dayNeeded') : null}
        value={draft.dueOn}
        onChange={dueOn => set({ dueOn })}
      />
    </>
  )
}
