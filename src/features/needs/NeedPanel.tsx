import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useDraft } from '../../app/drafts'
import { useLanguage } from '../../app/language'
import { go } from '../../app/links'
import { RefusalNotice } from '../../app/RefusalNotice'
import { localisedName } from '../../domain/people/localised-name'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Inline } from '../../ui/layout/Inline'
import { SidePanel } from '../../ui/overlay/SidePanel'
import { Tag } from '../../ui/Tag'
import { DecideNeed } from './DecideNeed'
import { NeedFacts } from './NeedFacts'
import { NeedFormPanel } from './NeedFormPanel'
import { draftOf, type NeedDetail, type NeedLine } from './need-draft'
import { titleOf } from './need-words'

/** One need: where it came from, whom it is about, what it became, and what is decided. */
export function NeedPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['needs', 'common'])
  const language = useLanguage(state => state.language)
  const need = useAsk('needs', 'get', { id })
  const became = useAsk('plan', 'ofNeed', { needId: id })
  const [changing, setChanging] = useState(false)
  const frame = { onClose, closeLabel: t('common:action.close') }
  const { data } = need
  const lines = became.data

  if (!data || !lines) {
    return (
      <SidePanel title={t('tabs.register')} {...frame}>
        <RefusalNotice area="needs" error={need.error ?? became.error} />
        {data === null && <EmptyState title={t('need.gone')} />}
        {(need.isPending || (data && became.isPending)) && (
          <Skeleton label={t('common:page.loading')} rows={6} />
        )}
      </SidePanel>
    )
  }
  if (changing) {
    return (
      <NeedFormPanel
        title={t('form.changeTitle', { number: data.number })}
        need={data}
        initial={draftOf(data)}
        onSaved={() => setChanging(false)}
        onClose={onClose}
      />
    )
  }
  const live = data.status === 'open' || data.status === 'planned'
  return (
    <SidePanel
      title={titleOf(language, data)}
      sub={
        <>
          {t('need.heading', { number: data.number })}{' '}
          <Tag tone={data.status === 'planned' ? 'accent' : 'neutral'}>{t(`status.${data.status}`)}</Tag>
        </>
      }
      {...frame}
    >
      {live && (
        <Inline>
          <Button kind={lines.length === 0 ? 'primary' : 'plain'} onClick={() => toPlan(language, data)}>
            {lines.length === 0 ? t('need.toPlan') : t('need.toPlanAgain')}
          </Button>
          {data.people.length > 0 && (
            <Button onClick={() => toSession(data, lines)}>{t('need.session')}</Button>
          )}
          <Button kind="quiet" onClick={() => setChanging(true)}>
            {t('need.change')}
          </Button>
        </Inline>
      )}
      <NeedFacts need={data} lines={lines} />
      <DecideNeed need={data} />
    </SidePanel>
  )
}

function toPlan(language: string, need: NeedDetail): void {
  useDraft.setState({
    planLine: {
      personIds: need.people.map(person => person.id),
      competencyId: need.competency?.id ?? null,
      audience: need.unit ? localisedName(language, need.unit) : titleOf(language, need),
      headcount: need.headcount,
      needId: need.id,
    },
  })
  go({ page: 'plan' })
}

function toSession(need: NeedDetail, [line]: readonly NeedLine[]): void {
  useDraft.setState({
    session: {
      personIds: need.people.map(person => person.id),
      competencyId: need.competency?.id ?? null,
      needId: need.id,
      ...(line ? { planLineId: line.id } : {}),
    },
  })
  go(line ? { page: 'schedule', planLineId: line.id } : { page: 'schedule' })
}
