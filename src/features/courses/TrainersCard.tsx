import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { hrefOf } from '../../app/links'
import { RefusalNotice } from '../../app/RefusalNotice'
import { refusalText } from '../../app/say'
import { seenNow } from '../../app/shown'
import { most } from '../../domain/fields/lengths'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { TextInput } from '../../ui/field/TextInput'
import { Card } from '../../ui/layout/Card'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Inline } from '../../ui/layout/Inline'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Stack } from '../../ui/layout/Stack'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Courses.module.css'

/** Who teaches: in-house trainers are people of the book, external ones have a name and a company. */
export function TrainersCard({ onEdit }: { onEdit: (id: string) => void }) {
  const { t } = useTranslation(['courses', 'common'])
  const list = useAsk('courses', 'trainers', { retired: true })
  const change = useCommand('courses', 'changeTrainer', seenNow)
  return (
    <Card title={t('trainer.title')} sub={list.data && String(list.data.filter(one => !one.retired).length)}>
      {list.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={4} />
      ) : list.isError ? (
        <ErrorState title={refusalText(t, 'courses', list.error)} />
      ) : list.data.length === 0 ? (
        <EmptyState title={t('empty.trainers')}>{t('empty.trainersHint')}</EmptyState>
      ) : (
        <List label={t('trainer.title')}>
          {list.data.map(trainer => (
            <ListRow
              key={trainer.id}
              quiet={trainer.retired}
              lead={
                <Tag tone={trainer.external ? 'neutral' : 'plain'}>
                  {t(trainer.external ? 'trainer.external' : 'trainer.inHouse')}
                </Tag>
              }
              leadWidth="kind"
              title={
                trainer.personId === null ? (
                  trainer.name
                ) : (
                  <a href={hrefOf({ page: 'person', id: trainer.personId })}>{trainer.name}</a>
                )
              }
              meta={[trainer.company, trainer.phone, trainer.retired && t('retired')]
                .filter(Boolean)
                .join(' · ')}
              end={
                <Inline>
                  {trainer.external && (
                    <Button size="small" kind="quiet" onClick={() => onEdit(trainer.id)}>
                      {t('action.changeTrainer')}
                      <VisuallyHidden> {trainer.name}</VisuallyHidden>
                    </Button>
                  )}
                  <Button
                    size="small"
                    kind="quiet"
                    onClick={() => change.mutate({ id: trainer.id, retired: !trainer.retired })}
                  >
                    {trainer.retired ? t('action.restore') : t('action.retire')}
                  </Button>
                </Inline>
              }
            />
          ))}
        </List>
      )}
      <RefusalNotice area="courses" error={change.error} />
      <TrainerForm />
    </Card>
  )
}

const nobody = {
  kind: 'inHouse' as 'inHouse' | 'external',
  personId: null as string | null,
  name: '',
  company: '',
}

function TrainerForm() {
  const { t } = useTranslation('courses')
  const form = useKeptForm('trainer', null, nobody)
  const add = useCommand('courses', 'addTrainer', { saved: form.saved })
  const { kind, personId, name, company } = form.values
  const ready = kind === 'inHouse' ? personId !== null : name.trim() !== ''
  const submit = () => {
    if (!ready) return
    const input = kind === 'inHouse' ? { personId } : { name: name.trim(), company: company.trim() || null }
    add.mutate(input, { onSuccess: () => form.again({ ...nobody, kind }) })
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <DraftNotice form={form} />
        <RefusalNotice area="courses" error={add.error} />
        <Segmented
          label={t('trainer.kind')}
          value={kind}
          onChange={kind => form.put({ kind })}
          segments={[
            { value: 'inHouse', label: t('trainer.inHouseForm') },
            { value: 'external', label: t('trainer.externalForm') },
          ]}
        />
        {kind === 'inHouse' ? (
          <Field label={t('field.person')}>
            <PersonPicker value={personId} onChange={person => form.put({ personId: person?.id ?? null })} />
          </Field>
        ) : (
          <FormGrid columns={2}>
            <Field label={t('field.trainerName')}>
              <TextInput value={name} onChange={name => form.put({ name })} maxLength={most.trainerName} />
            </Field>
            <Field label={t('field.company')}>
              <TextInput
                value={company}
                onChange={company => form.put({ company })}
                maxLength={most.trainerCompany}
              />
            </Field>
          </FormGrid>
        )}
        <div>
          <Button
            submit
            busy={add.isPending}
            refusal={ready ? null : t(kind === 'inHouse' ? 'trainer.inHouseForm' : 'refusal.no_name')}
          >
            {t('action.addTrainer')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
