import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import { RestsOnLost } from '../../parts/book/RestsOnLost'
import { unanswered } from '../../parts/drafts/answered'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { Button } from '../../ui/Button'
import { useHandIn } from '../../ui/field/use-hand-in'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { needOfCell, type UnitCell } from './cell-people'
import { showMap, useMapView } from './map-view'
import { NeedFields } from './NeedFields'
import { NeedsTabs } from './NeedsTabs'
import type { NeedDraft } from './need-draft'
import { PersonMap } from './PersonMap'
import { UnitMap } from './UnitMap'
import { type NeedFormProps, useNeedForm } from './use-need-form'

/** 能力差距: who lacks what, unit by unit or person by person. */
export function GapsPage({ route }: { route: Extract<Route, { page: 'gaps' }> }) {
  const { t } = useTranslation(['needs', 'common'])
  usePageTitle(t('title'), t('tabs.gaps'))
  const say = useSay()
  const by = useMapView(view => view.by)
  const [need, setNeed] = useState<Partial<NeedDraft> | null>(null)
  useEffect(() => {
    if (route.unitId) showMap({ by: 'unit', unitId: route.unitId })
  }, [route.unitId])

  const begin = (cell: UnitCell) => {
    needOfCell(cell).then(setNeed, error => say.refused('needs', error))
  }
  const close = () => setNeed(null)

  return (
    <>
      <NeedsTabs current="gaps" />
      <RestsOnLost tables={['rating', 'post_requirement', 'person']} />
      {by === 'unit' ? (
        <UnitMap
          onNeed={begin}
          aside={
            need && (
              <Card
                title={t('form.addTitle')}
                actions={
                  <Button size="small" onClick={close}>
                    {t('common:action.cancel')}
                  </Button>
                }
                padded
                fill
              >
                <NeedForm initial={need} onSaved={close} />
              </Card>
            )
          }
        />
      ) : (
        <PersonMap />
      )}
    </>
  )
}

/** The form of a need where it stands in a card. */
function NeedForm(props: NeedFormProps) {
  const of = useNeedForm(props)
  const around = useRef<HTMLFormElement>(null)
  const handIn = useHandIn({ around, name: of.submit, run: of.save })
  return (
    <form
      ref={around}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        handIn()
      }}
    >
      <Stack gap="normal">
        <DraftNotice form={of.form} stale={{ error: of.error, again: handIn }} />
        <NeedFields of={of} />
        <RefusalNotice area="needs" error={unanswered(of.form, of.error)} />
        <Inline justify="end">
          <Button kind="primary" keyHint="Ctrl S" submit busy={of.busy}>
            {of.submit}
          </Button>
        </Inline>
      </Stack>
    </form>
  )
}
