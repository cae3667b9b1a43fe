import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { unpackGap } from '../../domain/needs/packed-gap'
import { localisedName } from '../../domain/people/localised-name'
import { HeatGrid } from '../../ui/grid/HeatGrid'
import { HeatLegend } from '../../ui/grid/HeatLegend'
import type { HeatPlace } from '../../ui/grid/heat-grid-shape'
import { KeyHints } from '../../ui/KeyHints'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Stack } from '../../ui/layout/Stack'
import { EmptyMap, lackOf } from './EmptyMap'
import { levelStep, personHeat } from './gap-words'
import { MapFilters } from './MapFilters'
import { MapSwitch } from './MapSwitch'
import { MapWaiting } from './MapWaiting'
import { showMap, useMapView } from './map-view'
import styles from './Needs.module.css'
import { PersonAbility } from './PersonAbility'
import { useCellHints } from './use-cell-hints'

/** Person × competency: the level held against the one asked; one person's profile and history beside it. */
export function PersonMap() {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const { unitId, postId, onlyGaps, place } = useMapView()
  const map = useAsk('needs', 'personMap', { unitId, postId }, { keepPrevious: true })
  const page = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  /** A digit pressed on a cell: the level the form begins with, and which press it was. */
  const [typed, setTyped] = useState<{ level: number; press: number } | null>(null)
  const { data } = map
  useCellHints(page)

  /** Whoever has the outline stays in sight, also when the last gap has just been closed. */
  const kept = onlyGaps ? place?.row : undefined
  const shown = useMemo(
    () =>
      (data?.rows ?? [])
        .map((row, at) => ({ row, cells: (data?.cells[at] ?? []).map(unpackGap) }))
        .filter(({ row }) => !onlyGaps || row.short > 0 || row.id === kept),
    [data, onlyGaps, kept],
  )
  const rows = useMemo(
    () =>
      shown.map(({ row }) => ({
        key: row.id,
        head: localisedName(language, row),
        ...(row.staffNo ? { sub: row.staffNo } : {}),
      })),
    [shown, language],
  )
  const columns = useMemo(
    () =>
      (data?.competencies ?? []).map(competency => ({
        key: competency.id,
        head: localisedName(language, competency),
      })),
    [data, language],
  )
  const cell = useMemo(() => {
    const cellsOf = new Map(shown.map(({ row, cells }) => [row.id, cells]))
    const nameOf = new Map(rows.map(row => [row.key, row.head]))
    const columnAt = new Map(columns.map((column, at) => [column.key, at]))
    return (row: string, column: string) => {
      const at = columnAt.get(column) ?? -1
      const gap = cellsOf.get(row)?.[at] ?? unpackGap(0)
      return personHeat(t, gap, { row: nameOf.get(row) ?? '', column: columns[at]?.head ?? '' })
    }
  }, [t, shown, rows, columns])

  if (!data) return <MapWaiting title={t('gaps.personTitle')} asked={map} />
  const lack = lackOf({
    people: data.rows.length,
    assessed: data.assessed,
    competencies: data.competencies.length,
    narrowed: unitId !== null || postId !== null,
  })
  if (lack === 'people' || lack === 'ability') {
    return (
      <Card title={t('gaps.personTitle')} sub={t('gaps.personSub')} fill>
        <EmptyMap lack={lack} />
      </Card>
    )
  }
  const toPanel = (at: HeatPlace, level: number | null) => {
    showMap({ place: at })
    setTyped(before => (level === null ? null : { level, press: (before?.press ?? 0) + 1 }))
    // The panel may come into being with this very choice; with a digit its form takes the focus itself.
    if (level === null) requestAnimationFrame(() => panel.current?.focus())
  }
  const key = (at: HeatPlace, pressed: string): boolean => {
    if (!/^[1-5]$/.test(pressed)) return false
    toPanel(at, Number(pressed))
    return true
  }
  const person = place && data.rows.find(row => row.id === place.row)

  return (
    <Columns
      fill
      width="narrow"
      aside={
        person && place ? (
          <PersonAbility
            key={person.id}
            person={person}
            competencyId={place.column}
            typed={typed}
            focus={panel}
            onCompetency={column => {
              setTyped(null)
              showMap({ place: { row: person.id, column } })
            }}
            onLeave={() =>
              page.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus()
            }
          />
        ) : (
          lack === null && (
            <Card title={t('person.hint')} padded>
              <p>{t('person.hintText')}</p>
            </Card>
          )
        )
      }
    >
      <Card title={t('gaps.personTitle')} sub={t('gaps.personSub')} actions={<MapSwitch />} fits>
        <Stack gap="none" fill>
          <MapFilters asOf={data.asOf} />
          {lack ? (
            <EmptyMap lack={lack} />
          ) : (
            <div ref={page} className={styles.contents}>
              <HeatGrid
                label={t('gaps.gridLabel')}
                corner={t('gaps.personCorner')}
                rows={rows}
                columns={columns}
                cell={cell}
                selected={place}
                onSelect={at => {
                  setTyped(null)
                  showMap({ place: at })
                }}
                onOpen={(at, by) => by === 'key' && toPanel(at, null)}
                onKey={key}
                headWidth={118}
                {...(columns.some(column => /[A-Za-z]{7,}/.test(column.head)) ? {} : { columnWidth: 46 })}
                height="fill"
                legend={<PersonLegend />}
              />
            </div>
          )}
        </Stack>
      </Card>
    </Columns>
  )
}

/** What the colours of person × competency mean, and the keys that work there. */
function PersonLegend() {
  const { t } = useTranslation('needs')
  return (
    <HeatLegend
      scale={{
        label: t('gaps.legend.levels'),
        steps: [1, 2, 3, 4].map(levels => ({ step: levelStep(levels), text: String(levels) })),
      }}
      items={[
        { state: 'met', label: t('gaps.legend.met') },
        { state: 'unrated', label: t('gaps.legend.unknown') },
        { state: 'none', label: t('gaps.legend.none') },
      ]}
      end={
        <KeyHints
          label={t('gaps.keys.label')}
          hints={[
            { keys: '↑↓←→', label: t('gaps.keys.move') },
            { keys: 'Enter', label: t('gaps.keys.person') },
            { keys: '1–5', label: t('gaps.keys.rate') },
          ]}
        />
      }
    />
  )
}
