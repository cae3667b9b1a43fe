import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunningJob } from '../../contract/book/state'
import type { PlaceWarning } from '../../domain/book/place'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { JobsToStop } from './JobsToStop'
import { useLocalFolder } from './use-local-folder'
import type { useMove } from './use-move'

type Move = ReturnType<typeof useMove>

type PlaceNoticeProps = {
  warning: PlaceWarning | null
  /** The path is longer than the system opens: it cannot be kept there. */
  tooLong?: boolean
  move: Move
  /** `begin`: there is no data yet that would move, and the page itself offers another folder. */
  about: 'begin' | 'data'
  onKeep: () => void
}

/** Where the data lies, or would lie, others write too: why that is bad, a local place, and the way to stay. */
export function PlaceNotice({ warning, tooLong = false, move, about, onKeep }: PlaceNoticeProps) {
  const { t } = useTranslation('book')
  const local = useLocalFolder()
  return (
    <Notice tone="amber" title={placeTitle(t, 'title', warning, tooLong)}>
      <Stack gap="normal">
        <p>{t(`place.text.${tooLong ? 'tooLong' : (warning?.kind ?? 'tooLong')}`)}</p>
        {local && (
          <p>
            {t('place.proposed')} <code>{local.path}</code>
          </p>
        )}
        {move.refused && <p role="alert">{move.refused}</p>}
        <Inline>
          {local && (
            <Button
              kind={about === 'begin' ? 'primary' : 'plain'}
              busy={move.moving}
              refusal={move.refusal}
              onClick={() => void move.to(local.ticket)}
            >
              {t(about === 'begin' ? 'place.localBegin' : 'place.local')}
            </Button>
          )}
          {about === 'data' && (
            <Button disabled={move.moving} refusal={move.refusal} onClick={() => void move.choose()}>
              {t('folder.choose')}
            </Button>
          )}
          {!tooLong && (
            <Button kind="quiet" disabled={move.moving} onClick={onKeep}>
              {t('place.keep')}
            </Button>
          )}
        </Inline>
        <MoveDoubtNotice move={move} />
      </Stack>
    </Notice>
  )
}

/** The folder just chosen has its own trouble: said before anything goes there. */
export function MoveDoubtNotice({ move }: { move: Move }): ReactNode {
  const { t, i18n } = useTranslation(['book', 'common'])
  const { doubt, taken, stops } = move
  if (stops) return <StopsNotice move={move} jobs={stops} />
  if (taken !== null) return <TakenNotice move={move} />
  if (!doubt) return null
  const { warning, tooLong, others } = doubt
  const mixes = warning === null && !tooLong
  return (
    <Notice tone="amber" title={mixes ? t('place.chosen.others') : placeTitle(t, 'chosen', warning, tooLong)}>
      <Stack gap="normal">
        <p>
          {mixes
            ? t('place.text.others', { names: new Intl.ListFormat(i18n.language).format(others) })
            : t(`place.text.${tooLong ? 'tooLong' : (warning?.kind ?? 'tooLong')}`)}
        </p>
        <Inline>
          <Button refusal={move.refusal} onClick={() => void move.choose(doubt.aim)}>
            {t('folder.choose')}
          </Button>
          {!tooLong && (
            <Button kind="quiet" refusal={move.refusal} onClick={() => void move.goOn(doubt)}>
              {t('place.keepChosen')}
            </Button>
          )}
        </Inline>
      </Stack>
    </Notice>
  )
}

/** Somebody waits for a job that the move would stop. */
function StopsNotice({ move, jobs }: { move: Move; jobs: readonly RunningJob[] }) {
  const { t } = useTranslation('book')
  return (
    <Notice tone="amber" title={jobs.length > 0 ? t('jobs.move.lead') : t('jobs.close.over')}>
      <Stack gap="normal">
        <JobsToStop jobs={jobs} />
        <Inline>
          <Button refusal={move.refusal} onClick={() => void move.stopAndMove()}>
            {t(jobs.length > 0 ? 'jobs.move.go' : 'jobs.move.goOver')}
          </Button>
          <Button kind="quiet" onClick={move.wait}>
            {t(jobs.length > 0 ? 'jobs.move.wait' : 'jobs.move.stay')}
          </Button>
        </Inline>
      </Stack>
    </Notice>
  )
}

/** Data lies in the chosen folder already: it is opened only when the person says so, and never replaced. */
function TakenNotice({ move }: { move: Move }) {
  const { t } = useTranslation('book')
  return (
    <Notice tone="amber" title={t('folder.taken.title')}>
      <Stack gap="normal">
        <p>{t('folder.taken.text')}</p>
        <Inline>
          <Button busy={move.moving} refusal={move.refusal} onClick={move.openTaken}>
            {t('folder.taken.open')}
          </Button>
          <Button disabled={move.moving} refusal={move.refusal} onClick={() => void move.choose()}>
            {t('folder.choose')}
          </Button>
          <Button kind="quiet" onClick={move.leaveTaken}>
            {t('folder.taken.stay')}
          </Button>
        </Inline>
      </Stack>
    </Notice>
  )
}

type BookT = ReturnType<typeof useTranslation<'book'>>['t']

function placeTitle(
  t: BookT,
  about: 'title' | 'chosen',
  warning: PlaceWarning | null,
  tooLong: boolean,
): string {
  if (tooLong || !warning) return t(`place.${about}.tooLong`)
  if (warning.kind === 'network') return t(`place.${about}.network`)
  return t(`place.${about}.sync`, { service: t(`place.service.${warning.service}`) })
}
