import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { GapCell, PersonGap } from '../../contract/needs'
import { type GapKind, gapKinds } from '../../domain/needs/codes'
import { meanGapTenths } from '../../domain/needs/priority'
import { localisedName } from '../../domain/people/localised-name'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Segmented } from '../../ui/field/Segmented'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { FormGrid } from '../../ui/layout/FormGrid'
import { askedOf, type UnitCell } from './cell-people'
import { NameList } from './NameList'
import styles from './Needs.module.css'

type Which = 'short' | 'met' | 'unknown'

const kindsOf: Record<Which, GapKind[]> = {
  short: ['short'],
  met: ['met'],
  unknown: gapKinds.filter(kind => !['short', 'met', 'not_required'].includes(kind)),
}

type NamesPanelProps = {
  cell: UnitCell
  counts: GapCell | undefined
  rowName: string
  competency: { id: string; name: string; nameEn: string | null }
  /** Takes the focus when Enter asks for the names. */
  focus: RefObject<HTMLElement | null>
  onSession: () => void
  onPlan: () => void
  onNeed: () => void
  onPerson: (person: PersonGap) => void
  /** Escape: back to the cell. */
  onLeave: () => void
}

/** The people behind one cell, furthest behind first, and what to do about them. */
export function NamesPanel(props: NamesPanelProps) {
  const { cell, counts, rowName, competency, focus, onLeave } = props
  const { t } = useTranslation(['needs', 'common'])
  const language = useLanguage(state => state.language)
  useKeys([{ keys: 'Esc', run: onLeave }], focus)
  const [which, setWhich] = useState<Which>('short')
  const { short = 0, met = 0, required = 0 } = counts ?? {}
  const unknown = required - short - met
  const shown: Which =
    { short, met, unknown }[which] > 0 ? which : short > 0 ? 'short' : met > 0 ? 'met' : 'unknown'
  const people = useAsk(
    'needs',
    'peopleBehind',
    { ...askedOf(cell), kinds: kindsOf[shown] },
    { keepPrevious: true, enabled: required > 0 },
  )
  const name = localisedName(language, competency)
  const mean = meanGapTenths(cell.levelsShort, short)

  return (
    <Card
      title={`${rowName} · ${name}`}
      sub={required > 0 ? t('names.people', { count: { short, met, unknown }[shown] }) : undefined}
      fill
    >
      {/* Takes the focus when Enter on a cell leads here; Escape anywhere inside leads back. */}
      <section ref={focus} className={styles.aside} tabIndex={-1}>
        {required === 0 ? (
          <EmptyState title={t('gaps.nothingAsked')} />
        ) : (
          <>
            <div className={styles.bar}>
              <Segmented
                label={t('names.which')}
                value={shown}
                onChange={setWhich}
                segments={[
                  { value: 'short', label: t('names.short', { count: short }) },
                  { value: 'met', label: t('names.met', { count: met }) },
                  { value: 'unknown', label: t('names.unknown', { count: unknown }) },
                ]}
              />
            </div>
            <div className={styles.scroll}>
              <RefusalNotice area="needs" error={people.error} />
              {people.data ? (
                <NameList
                  key={`${cell.row.id} ${competency.id} ${shown}`}
                  label={t('names.label', { row: rowName, column: name })}
                  people={people.data}
                  onPerson={props.onPerson}
                />
              ) : (
                !people.error && <Skeleton label={t('common:page.loading')} rows={8} />
              )}
            </div>
            <div className={styles.foot}>
              <p>
                {short === 0 && t('names.nobodyShort')}
                {mean !== null && t('names.meanGap', { levels: (mean / 10).toFixed(1) })}{' '}
                {counts && counts.unrated > 0 && t('names.unratedNote', { count: counts.unrated })}
              </p>
              <Button
                kind="primary"
                refusal={short === 0 ? t('names.nobodyShort') : null}
                onClick={props.onSession}
              >
                {t('names.session', { count: short })}
              </Button>
              <FormGrid>
                <Button refusal={short === 0 ? t('names.nobodyShort') : null} onClick={props.onNeed}>
                  {t('names.need')}
                </Button>
                <Button refusal={short === 0 ? t('names.nobodyShort') : null} onClick={props.onPlan}>
                  {t('names.plan')}
                </Button>
              </FormGrid>
            </div>
          </>
        )}
      </section>
    </Card>
  )
}
