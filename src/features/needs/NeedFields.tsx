import { useTranslation } from 'react-i18next'
import { type NeedSource, needSources } from '../../domain/needs/codes'
import { DueField } from '../../parts/fields/DueField'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { NeedDetails } from './NeedDetails'
import type { useNeedForm } from './use-need-form'
import { WhatField } from './WhatField'
import { WhoField } from './WhoField'

type NeedFieldsProps = { of: ReturnType<typeof useNeedForm> }

/** Four fields: who, what is missing, source, by when. The rest is folded. */
export function NeedFields({ of: { form, problems, unfolded, setUnfolded } }: NeedFieldsProps) {
  const { t } = useTranslation('needs')
  const { values: draft, put: set } = form
  return (
    <Stack gap="normal">
      <WhoField unitId={draft.unitId} personIds={draft.personIds} onChange={set} />
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
        <DueField label={t('form.due')} value={draft.dueOn} onChange={dueOn => set({ dueOn })} />
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
    </Stack>
  )
}
