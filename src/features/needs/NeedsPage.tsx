import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useCommands } from '../../app/commands'
import { useIntent } from '../../app/intent'
import { hrefOf, type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { refusalText } from '../../app/say'
import { needStatuses } from '../../domain/needs/codes'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Segmented } from '../../ui/field/Segmented'
import { useKeys } from '../../ui/keys'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { Tools } from '../../ui/layout/Tools'
import { NeedFormPanel } from './NeedFormPanel'
import { NeedList } from './NeedList'
import { NeedPanel } from './NeedPanel'
import { NeedsTabs } from './NeedsTabs'

type Shown = (typeof needStatuses)[number] | 'all'

/** 需求登记: what training is for, the most pressing first. */
export function NeedsPage({ route }: { route: Extract<Route, { page: 'needs' }> }) {
  const { t } = useTranslation(['needs', 'common'])
  usePageTitle(t('title'), t('tabs.register'))
  const needs = useAsk('needs', 'list', { status: 'all' })
  const [shown, setShown] = useState<Shown>('open')
  const [adding, setAdding] = useState(false)
  const add = () => setAdding(true)
  useKeys([{ keys: 'N', label: t('register.add'), run: add }])
  useCommands([{ id: 'needs.add', label: t('register.add'), keyHint: 'N', run: add }])
  useIntent('needs.new', add)

  const all = needs.data ?? []
  const count = (status: Shown) => all.filter(need => status === 'all' || need.status === status).length
  const rows = all.filter(need => shown === 'all' || need.status === shown)
  const open = (needId?: string) => {
    setAdding(false)
    replaceRoute(needId === undefined ? { page: 'needs' } : { page: 'needs', needId })
  }

  return (
    <>
      <NeedsTabs current="needs" />
      <Card
        title={t('register.title')}
        sub={t('register.sub', { count: all.length })}
        actions={
          <Button kind="primary" keyHint="N" onClick={add}>
            {t('register.add')}
          </Button>
        }
        fill
      >
        {needs.error ? (
          <ErrorState
            title={t('register.failed')}
            action={<Button onClick={() => void needs.refetch()}>{t('common:action.retry')}</Button>}
          >
            {refusalText(t, 'needs', needs.error)}
          </ErrorState>
        ) : !needs.data ? (
          <Skeleton label={t('common:page.loading')} rows={6} />
        ) : all.length === 0 ? (
          <EmptyState
            title={t('register.empty')}
            action={
              <Inline>
                <LinkButton href={hrefOf({ page: 'gaps' })}>{t('register.toGaps')}</LinkButton>
                <Button onClick={add}>{t('register.add')}</Button>
              </Inline>
            }
          >
            {t('register.emptyText')}
          </EmptyState>
        ) : (
          <Stack gap="none" fill>
            <Tools inCard>
              <Segmented<Shown>
                label={t('register.filter')}
                value={shown}
                onChange={setShown}
                segments={[
                  ...needStatuses.map(status => ({
                    value: status,
                    label: t('register.some', { status: t(`status.${status}`), count: count(status) }),
                  })),
                  { value: 'all' as const, label: t('register.all', { count: count('all') }) },
                ]}
              />
            </Tools>
            <NeedList
              needs={rows}
              withStatus={shown === 'all'}
              currentId={route.needId ?? null}
              onOpen={need => open(need.id)}
            />
          </Stack>
        )}
      </Card>
      {adding ? (
        <NeedFormPanel
          title={t('form.addTitle')}
          initial={{}}
          onSaved={open}
          onClose={() => setAdding(false)}
        />
      ) : (
        route.needId && <NeedPanel key={route.needId} id={route.needId} onClose={() => open()} />
      )}
    </>
  )
}
