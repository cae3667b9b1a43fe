import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { useSay } from '../../app/say'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/layout/Card'
import { needOfCell, type UnitCell } from './cell-people'
import { showMap, useMapView } from './map-view'
import { NeedForm } from './NeedForm'
import { NeedsTabs } from './NeedsTabs'
import type { NeedDraft } from './need-draft'
import { PersonMap } from './PersonMap'
import { UnitMap } from './UnitMap'

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
