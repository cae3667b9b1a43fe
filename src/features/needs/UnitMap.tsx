import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import { useSay } from '../../app/say'
import type { GapCell, PersonGap } from '../../contract/needs'
import { gapShares } from '../../domain/needs/gap-summary'
import { localisedName } from '../../domain/people/localised-name'
import { HeatGrid } from '../../ui/grid/HeatGrid'
import { HeatLegend } from '../../ui/grid/HeatLegend'
import type { HeatPlace } from '../../ui/grid/heat-grid-shape'
import { KeyHints } from '../../ui/KeyHints'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Stack } from '../../ui/layout/Stack'
import { makeSession, putInPlan, type UnitCell } from './cell-people'
import { EmptyMap, lackOf } from './EmptyMap'
import { ratedOf, sumsOf } from './gap-sums'
import { rowName, unitHeat } from './gap-words'
import { LargestGaps } from './LargestGaps'
import { MapFilters } from './MapFilters'
import { MapSwitch } from './MapSwitch'
import { MapWaiting } from './MapWaiting'
import { showMap, useMapView } from './map-view'
import { NamesPanel } from './NamesPanel'
import styles from './Needs.module.css'
import { useCellHints } from './use-cell-hints'

const keyOf = (row: string, column: string) => `${row} ${column}`

type UnitMapProps = {
  onNeed: (cell: UnitCell) => void
  /** Stands in the place of the names: the need being recorded. */
  aside: ReactNode
}

/** Unit × competency: people short in each cell; the names stand beside it. */
export function UnitMap({ onNeed, aside }: UnitMapProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const say = useSay()
  const { unitId, postId, place } = useMapView()
  const map = useAsk('needs', 'gapMap', { unitId, postId }, { keepPrevious: true })
  const page = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLElement>(null)
  const { data } = map
  useCellHints(page)

  const cells = useMemo(
    () => new Map(data?.cells.map(cell => [keyOf(cell.rowId, cell.competencyId), cell])),
    [data],
  )
  const rows = useMemo(
    () =>
      (data?.rows ?? []).map(row => ({
        key: row.id,
        head: rowName(t, language, row, unitId !== null),
      })),
    [data, t, language, unitId],
  )
  const columns = useMemo(
    () =>
      (data?.competencies ?? []).map(competency => ({
        key: competency.id,
        head: localisedName(language, competency),
      })),
    [data, language],
  )
  const heads = useMemo(
    () => new Map([...rows, ...columns].map(each => [each.key, each.head])),
    [rows, columns],
  )
  const cell = useMemo(
    () => (row: string, column: string) =>
      unitHeat(t, cells.get(keyOf(row, column)), {
        row: heads.get(row) ?? '',
        column: heads.get(column) ?? '',
      }),
    [t, cells, heads],
  )

  if (!data) return <MapWaiting title={t('gaps.unitTitle')} asked={map} />
  const lack = lackOf({
    people: data.rows.reduce((sum, row) => sum + row.people, 0),
    assessed: data.assessed,
    competencies: data.competencies.length,
    narrowed: unitId !== null || postId !== null,
  })
  if (lack === 'people' || lack === 'ability') {
    return (
      <Card title={t('gaps.unitTitle')} sub={t('gaps.unitSub')} fill>
        <EmptyMap lack={lack} />
      </Card>
    )
  }

  const cellAt = (at: HeatPlace): UnitCell | null => {
    const row = data.rows.find(each => each.id === at.row)
    const counts = cells.get(keyOf(at.row, at.column))
    if (!row) return null
    const { short = 0, levelsShort = 0 } = counts ?? {}
    return { row, competencyId: at.column, postId, short, levelsShort }
  }
  const attempt = (work: Promise<void>) => void work.catch(error => say.refused('needs', error))
  const key = (at: HeatPlace, pressed: string): boolean => {
    const chosen = cellAt(at)
    const letter = pressed.toLowerCase()
    if (!chosen || chosen.short === 0 || (letter !== 'b' && letter !== 'n')) return false
    if (letter === 'b') attempt(makeSession(chosen))
    else onNeed(chosen)
    return true
  }
  const totals = {
    head: t('gaps.total'),
    title: t('gaps.totalOf'),
    ...sumsOf(data.cells),
  }
  const chosen = place && cellAt(place)
  const competency = place && data.competencies.find(each => each.id === place.column)
  const openPerson = (person: PersonGap) => {
    if (!place) return
    showMap({
      by: 'person',
      unitId: chosen?.row.unitId ?? unitId,
      place: { row: person.personId, column: place.column },
    })
  }

  return (
    <Columns
      fill
      width="narrow"
      aside={
        <Stack fill>
          {aside ? (
            aside
          ) : chosen && competency ? (
            <NamesPanel
              cell={chosen}
              counts={cells.get(keyOf(chosen.row.id, competency.id)) as GapCell | undefined}
              rowName={heads.get(chosen.row.id) ?? ''}
              competency={competency}
              focus={names}
              onSession={() => attempt(makeSession(chosen))}
              onPlan={() => attempt(putInPlan(chosen, heads.get(chosen.row.id) ?? ''))}
              onNeed={() => onNeed(chosen)}
              onPerson={openPerson}
              onLeave={() =>
                page.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus()
              }
            />
          ) : (
            lack === null && (
              <LargestGaps cells={data.cells} heads={heads} onChoose={at => showMap({ place: at })} />
            )
          )}
          {!chosen && !aside && <UnaskedPosts posts={data.unaskedPosts} withoutPost={data.withoutPost} />}
        </Stack>
      }
    >
      <Card title={t('gaps.unitTitle')} sub={t('gaps.unitSub')} actions={<MapSwitch />} fits>
        <Stack gap="none" fill>
          <MapFilters asOf={data.asOf} rated={ratedOf(data.cells)} />
          {data.unaskedPosts.length > 0 && lack === null && (
            <p className={styles.note}>
              {t('teach.unasked', { count: data.unaskedPosts.length })}{' '}
              <a href={hrefOf({ page: 'posts' })}>{t('teach.setRequired')}</a>
            </p>
          )}
          {lack ? (
            <EmptyMap lack={lack} />
          ) : (
            <div ref={page} className={styles.contents}>
              <HeatGrid
                label={t('gaps.gridLabel')}
                corner={t('gaps.unitCorner')}
                rows={rows}
                columns={columns}
                cell={cell}
                selected={place}
                onSelect={at => showMap({ place: at })}
                onOpen={(at, by) => {
                  showMap({ place: at })
                  // The names may come into being with this very choice.
                  if (by === 'key') requestAnimationFrame(() => names.current?.focus())
                }}
                onKey={key}
                headWidth={rows.some(row => /[A-Za-z]{6,}/.test(row.head)) ? 150 : 104}
                height="fill"
                totals={totals}
                legend={<UnitLegend />}
              />
            </div>
          )}
        </Stack>
      </Card>
    </Columns>
  )
}

type UnaskedPostsProps = {
  posts: readonly { id: string; name: string; nameEn: string | null; people: number }[]
  withoutPost: number
}

/** Who is not in the map, and why: their post asks for nothing yet, or they have none. */
function UnaskedPosts({ posts, withoutPost }: UnaskedPostsProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  if (posts.length === 0 && withoutPost === 0) return null
  return (
    <Card
      title={t('teach.unaskedTitle')}
      actions={
        <LinkButton size="small" href={hrefOf({ page: 'posts' })}>
          {t('teach.setRequired')}
        </LinkButton>
      }
    >
      <List label={t('teach.unaskedTitle')}>
        {posts.map(post => (
          <ListRow
            key={post.id}
            title={localisedName(language, post)}
            end={t('names.people', { count: post.people })}
          />
        ))}
        {withoutPost > 0 && <ListRow quiet title={t('teach.withoutPost', { count: withoutPost })} />}
      </List>
    </Card>
  )
}

/** What the colours of unit × competency mean, and the keys that work there. */
function UnitLegend() {
  const { t } = useTranslation('needs')
  return (
    <HeatLegend
      scale={{
        label: t('gaps.legend.share'),
        steps: [0, ...gapShares].map((share, at) => ({
          step: at + 1,
          text: at === 0 ? '>0' : String(share),
        })),
      }}
      items={[
        { state: 'met', label: t('gaps.legend.met') },
        { state: 'unrated', label: t('gaps.legend.unrated') },
      ]}
      end={
        <KeyHints
          label={t('gaps.keys.label')}
          hints={[
            { keys: '↑↓←→', label: t('gaps.keys.move') },
            { keys: 'Enter', label: t('gaps.keys.names') },
            { keys: 'B', label: t('gaps.keys.session') },
          ]}
        />
      }
    />
  )
}
