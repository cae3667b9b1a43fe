import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { emptyNeed, inputOf, type NeedDraft, problemsOf } from './need-draft'

export interface NeedFormProps {
  /** Changes this need; left out, a new one is recorded. */
  need?: { id: string; number: number }
  initial: Partial<NeedDraft>
  onSaved: (id: string) => void
}

/** A need while it is typed, and what saving it comes to. */
export function useNeedForm({ need, initial, onSaved }: NeedFormProps) {
  const { t } = useTranslation('needs')
  const say = useSay()
  const form = useKeptForm<NeedDraft>('need', need?.id ?? null, () => ({ ...emptyNeed, ...initial }))
  const { values: draft } = form
  const add = useCommand('needs', 'add', { saved: form.saved })
  const change = useCommand('needs', 'change', form)
  const [asked, setAsked] = useState(false)
  const [unfolded, setUnfolded] = useState(initial.target !== undefined)
  useCompetencyName(draft, title => form.fill({ title }))
  const busy = add.isPending || change.isPending

  const save = async () => {
    setAsked(true)
    if (problemsOf(draft).has('target')) setUnfolded(true)
    const input = inputOf(draft)
    if (!input || busy) return
    try {
      if (need) {
        const done = await change.mutateAsync({ id: need.id, ...input })
        form.saved()
        say.done(t('form.changed', { number: need.number }), { of: done })
        onSaved(need.id)
      } else {
        const done = await add.mutateAsync(input)
        form.saved()
        say.done(t('form.added', { number: done.number }), { of: done })
        onSaved(done.id)
      }
    } catch {
      // The form says it.
    }
  }
  return {
    form,
    problems: asked ? problemsOf(draft) : new Set<string>(),
    unfolded,
    setUnfolded,
    busy,
    error: add.error ?? change.error,
    submit: need ? t('form.save') : t('form.add'),
    save: () => void save(),
  }
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
