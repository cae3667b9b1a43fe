import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { RefusalNotice, useSay } from '../../app/say'
import { type NeedSource, needSources } from '../../domain/needs/codes'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { useKeys } from '../../ui/keys'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { NeedDetails } from './NeedDetails'
import { emptyNeed, inputOf, type NeedDraft, problemsOf } from './need-draft'
import { WhatField } from './WhatField'
import { WhoField } from './WhoField'

type NeedFormProps = {
  /** Changes this need; left out, a new one is recorded. */
  need?: { id: string; number: number }
  initial: Partial<NeedDraft>
  onSaved: (id: string) => void
}

/** Four fields: who, what is missing, source, by when. The rest is folded. */
export function NeedForm({ need, initial, onSaved }: NeedFormProps) {
  const { t } = useTranslation('needs')
  const say = useSay()
  const form = useKeptForm<NeedDraft>('need', need?.id ?? null, () => ({ ...emptyNeed, ...initial }))
  const { values: draft, put: set } = form
  const add = useCommand('needs', 'add')
  const change = useCommand('needs', 'change', form)
  const [asked, setAsked] = useState(false)
  const [unfolded, setUnfolded] = useState(initial.target !== undefined)
  useCompetencyName(draft, title => form.fill({ title }))
  const problems = asked ? problemsOf(draft) : new Set()
  const busy = add.isPending || change.isPending

  const save = async () => {
    setAsked(true)
    if (problemsOf(draft).has('target')) setUnfolded(true)
    const input = inputOf(draft)
    if (!input || busy) return
    try {
      if (need) {
        await change.mutateAsync({ id: need.id, ...input })
        form.saved()
        say.done(t('form.changed', { number: need.number }))
        onSaved(need.id)
      } else {
        const { id, number } = await add.mutateAsync(input)
        form.saved()
        say.done(t('form.added', { number }))
        onSaved(id)
      }
    } catch {
      // The notice below says it.
    }
  }

  const submit = need ? t('form.save') : t('form.add')
  useKeys([{ keys: 'Ctrl S', label: submit, run: () => void save() }])

  return (
    <Stack gap="normal">
      <DraftNotice form={form} stale={{ error: change.error, again: () => void save() }} />
      <WhoField unitId={draft.unitId} personIds={draft.personIds} onChange={set} />
      <form
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="normal">
          <WhatField
            title={draft.title}
            competencyId={draft.competencyId}
            error={problems.has('what') ? t('form.whatMissing') : null}
            onChange={set}
          />
          <FormGrid>
            <Field
              label={t('form.source')}
              error={problems.has('source') ? t('form.sourceMissing') : null}
              required
            >
              <Select
                value={draft.source}
                onChange={source => set({ source: source as NeedSource })}
                placeholder={t('form.sourcePlaceholder')}
                options={needSources.map(source => ({ value: source, label: t(`source.${source}`) }))}
              />
            </Field>
            <Field label={t('form.due')}>
              <DateField value={draft.dueOn} onChange={dueOn => set({ dueOn })} />
            </Field>
          </FormGrid>
          <Inline>
            <Button size="small" kind="quiet" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? t('form.less') : t('form.more')}
            </Button>
          </Inline>
          {unfolded && (
            <NeedDetails
              draft={draft}
              onChange={set}
              targetError={problems.has('target') ? t('form.targetMissing') : null}
            />
          )}
          <RefusalNotice area="needs" error={add.error ?? change.error} />
          <Inline justify="end">
            <Button kind="primary" keyHint="Ctrl S" submit busy={busy}>
              {submit}
            </Button>
          </Inline>
        </Stack>
      </form>
    </Stack>
  )
}

/** A draft from the gap map names a competency by id only: its name becomes the words. */
function useCompetencyName(draft: NeedDraft, onName: (title: string) => void): void {
  const competencies = useAsk('people', 'competencies', {}).data
  const name = competencies?.find(competency => competency.id === draft.competencyId)?.name
  const wanted = draft.title === '' && name !== undefined
  useEffect(() => {
    if (wanted && name) onName(name)
  })
}
