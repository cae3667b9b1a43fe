import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { OutputOf } from '../../contract/define'
import type { improvements } from '../../contract/improvements'
import { localisedName } from '../../domain/people/localised-name'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { DueField } from '../../parts/fields/DueField'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/field/Field'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Inline } from '../../ui/layout/Inline'
import { Tag, type Tone } from '../../ui/Tag'
import styles from './Improvements.module.css'

type Proposed = OutputOf<typeof improvements.proposed>[number]
/** Somebody may stand there twice: for a resit, and for what was missed of the class. */
const keyOf = ({ personId, origin }: Proposed) => `${origin} ${personId}`

const tones: Readonly<Record<Proposed['reason'], Tone>> = {
  failed: 'cinnabar',
  cheating: 'cinnabar',
  missed: 'amber',
  deferred: 'amber',
  absent: 'amber',
  attendance: 'amber',
}

/** The people to follow up, all of them chosen, and for all: who takes care, who verifies, until when. */
export function FollowUpForm({ sessionId, people }: { sessionId: string; people: readonly Proposed[] }) {
  const { t } = useTranslation('improvements')
  const language = useLanguage(state => state.language)
  const columns = useColumns()
  const form = useKeptForm('follow-up', sessionId, () => ({
    chosenKeys: people.map(keyOf),
    ownerId: null as string | null,
    verifierId: null as string | null,
    dueOn: people[0]?.dueOn ?? null,
  }))
  const { chosenKeys, ownerId, verifierId, dueOn } = form.values
  const chosen: ReadonlySet<string> = useMemo(() => new Set(chosenKeys), [chosenKeys])
  const followUp = useCommand('improvements', 'followUp')
  const calledBy = (person: Proposed) => {
    const name = localisedName(language, person)
    const isTwice = people.filter(one => one.personId === person.personId).length > 1
    return isTwice ? `${name} (${t(`followUp.becomes.${person.reason}`)})` : name
  }

  const same = ownerId !== null && ownerId === verifierId
  const refusal =
    chosen.size === 0
      ? t('followUp.chooseSomebody')
      : dueOn === null
        ? t('followUp.dayNeeded')
        : same
          ? t('refusal.verifier_is_owner')
          : null
  const [asked, setAsked] = useState(false)
  const unowned = asked && ownerId === null
  const make = (withoutOwner = false) => {
    if (refusal || dueOn === null || followUp.isPending) return
    setAsked(true)
    if (ownerId === null && !withoutOwner) return
    const input = {
      sessionId,
      people: people
        .filter(person => chosen.has(keyOf(person)))
        .map(({ personId, origin }) => ({ personId, origin })),
      ownerId,
      verifierId,
      dueOn,
    }
    followUp.mutate(input, { onSuccess: form.saved })
  }

  return (
    <Columns
      width="narrow"
      aside={
        <Card title={t('followUp.forAll')} padded>
          <form
            className={styles.form}
            noValidate
            onSubmit={event => {
              event.preventDefault()
              make()
            }}
          >
            <DraftNotice form={form} />
            <RefusalNotice area="improvements" error={followUp.error} />
            <Field label={t('field.owner')} error={unowned ? t('followUp.ownerNeeded') : null}>
              <PersonPicker value={ownerId} onChange={person => form.put({ ownerId: person?.id ?? null })} />
            </Field>
            <Field label={t('field.verifier')} error={same ? t('refusal.verifier_is_owner') : null}>
              <PersonPicker
                value={verifierId}
                onChange={person => form.put({ verifierId: person?.id ?? null })}
              />
            </Field>
            <DueField label={t('field.due')} required value={dueOn} onChange={dueOn => form.put({ dueOn })} />
            {unowned && (
              <Notice
                tone="amber"
                action={
                  <Button size="small" busy={followUp.isPending} onClick={() => make(true)}>
                    {t('followUp.withoutOwner')}
                  </Button>
                }
              >
                {t('followUp.nobodyOwns', { count: chosen.size })}
              </Notice>
            )}
            <Inline>
              <Button kind="primary" submit busy={followUp.isPending} refusal={refusal}>
                {t('followUp.make', { count: chosen.size })}
              </Button>
            </Inline>
          </form>
        </Card>
      }
    >
      <Card
        title={t('followUp.title')}
        sub={t('followUp.people', { count: new Set(people.map(one => one.personId)).size })}
      >
        <DataTable
          label={t('followUp.title')}
          columns={columns}
          rows={people}
          rowKey={keyOf}
          selection={{
            keys: chosen,
            onChange: keys => form.put({ chosenKeys: people.map(keyOf).filter(key => keys.has(key)) }),
            rowLabel: person => t('followUp.choose', { name: calledBy(person) }),
            allLabel: t('followUp.all'),
          }}
        />
      </Card>
    </Columns>
  )
}

function useColumns(): readonly Column<Proposed>[] {
  const { t } = useTranslation('improvements')
  const language = useLanguage(state => state.language)
  return useMemo(
    () => [
      { key: 'staffNo', head: t('followUp.staffNo'), width: 96, ink: 2, cell: person => person.staffNo },
      {
        key: 'name',
        head: t('followUp.person'),
        width: 140,
        cell: person => localisedName(language, person),
      },
      {
        key: 'reason',
        head: t('followUp.reason'),
        width: 120,
        cell: person => <Tag tone={tones[person.reason]}>{t(`cause.${person.reason}`)}</Tag>,
      },
      {
        key: 'what',
        head: t('followUp.what'),
        ink: 2,
        cell: person => t(`followUp.becomes.${person.reason}`),
      },
    ],
    [t, language],
  )
}
