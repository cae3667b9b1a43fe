import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../../app/call'
import { RefusalNotice } from '../../../app/RefusalNotice'
import { useSay } from '../../../app/say'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { emptyList, PeoplePaste, type SettleList } from '../../../parts/people/PeoplePaste'
import { PersonPicker } from '../../../parts/people/PersonPicker'
import { Field } from '../../../ui/field/Field'
import { SidePanel } from '../../../ui/overlay/SidePanel'
import { LeftOutNotice } from './LeftOutNotice'
import { keepLeftOut } from './left-out'

/** People onto the roll, by list or one by one. Who could not be taken is told with the reason. */
export function AddPeoplePanel({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common'])
  const say = useSay()
  const roll = useAsk('sessions', 'roll', { sessionId })
  const enrol = useCommand('sessions', 'enrol')
  const list = useKeptForm('roll-people', sessionId, emptyList)
  /** A new picker after each person. */
  const [nth, setNth] = useState(0)
  const known = new Set((roll.data ?? []).map(person => person.personId))

  const add = (personIds: string[], settle?: SettleList) =>
    enrol.mutate(
      { sessionId, personIds },
      {
        onSuccess(done) {
          const { enrolled, leftOut } = done
          keepLeftOut(sessionId, leftOut)
          settle?.(leftOut.map(one => one.personId))
          setNth(nth + 1)
          if (enrolled > 0) say.done(t('roster.enrolled', { count: enrolled }), { of: done })
        },
      },
    )

  return (
    <SidePanel title={t('roster.addTitle')} onClose={onClose} closeLabel={t('common:action.close')}>
      <LeftOutNotice sessionId={sessionId} />
      <RefusalNotice area="sessions" error={enrol.error} />
      <PeoplePaste
        known={known}
        list={list}
        busy={enrol.isPending}
        submit={count => t('roster.enrol', { count })}
        onPeople={(ids, _, settle) => add(ids, settle)}
        initialFocus
      />
      <Field label={t('schedule.addPerson')}>
        <PersonPicker
          key={`pick ${nth}`}
          value={null}
          except={known}
          onChange={person => person && add([person.id])}
        />
      </Field>
    </SidePanel>
  )
}
