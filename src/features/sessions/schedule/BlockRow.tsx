import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { most } from '../../../domain/fields/lengths'
import { localisedName } from '../../../domain/people/localised-name'
import { Picker } from '../../../parts/search/Picker'
import { CloseButton } from '../../../ui/CloseButton'
import { AtFault } from '../../../ui/field/AtFault'
import { DateField } from '../../../ui/field/DateField'
import { TextInput } from '../../../ui/field/TextInput'
import { TimeField } from '../../../ui/field/TimeField'
import styles from './BlockEditor.module.css'
import type { BlockDraft, BlockProblem } from './block-drafts'

type BlockRowProps = {
  draft: BlockDraft
  /** As people count: the first row is 1. */
  row: number
  problem: BlockProblem | null
  tried: boolean
  /** The last block cannot be taken out. */
  only: boolean
  onChange: (part: Partial<BlockDraft>) => void
  onRemove: () => void
  onAdd: (what: 'trainer' | 'room', name: string) => void
}

/** One dated block: day, times, who teaches it where, about what. */
export function BlockRow({ draft, row, problem, tried, only, onChange, onRemove, onAdd }: BlockRowProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const trainers = useAsk('courses', 'trainers', { retired: true })
  const rooms = useAsk('courses', 'rooms', { retired: true })
  const label = (field: 'day' | 'starts' | 'ends' | 'trainer' | 'room' | 'topic') =>
    t('block.nth', { row, field: t(`block.${field}`) })
  const words = useId()
  const missing = problem?.code === 'no_day' || problem?.code === 'no_time'
  const said = problem !== null && (tried || !missing) ? problem : null
  const fault = said && faultOf(draft, said)

  const trainerOptions = (trainers.data ?? [])
    .filter(one => !one.retired || one.id === draft.trainerId)
    .map(one => ({
      id: one.id,
      label: one.name,
      detail: one.company ?? t(one.external ? 'block.external' : 'block.inHouse'),
    }))
  const roomOptions = (rooms.data ?? [])
    .filter(one => !one.retired || one.id === draft.roomId)
    .map(one => ({
      id: one.id,
      label: localisedName(language, one),
      detail: [one.place, one.capacity].filter(Boolean).join(' · '),
      search: `${one.name} ${one.nameEn ?? ''}`,
    }))

  return (
    <>
      <div className={styles.row}>
        <div className={styles.day}>
          <AtFault when={fault === 'day'} words={words}>
            <DateField
              label={label('day')}
              value={draft.day}
              onChange={day => onChange({ day })}
              disabled={draft.recorded}
            />
          </AtFault>
        </div>
        <div className={styles.times}>
          <AtFault when={fault === 'starts'} words={words}>
            <TimeField
              label={label('starts')}
              value={draft.starts}
              onChange={starts => onChange({ starts })}
              disabled={draft.recorded}
            />
          </AtFault>
          <span aria-hidden="true">–</span>
          <AtFault when={fault === 'ends'} words={words}>
            <TimeField
              label={label('ends')}
              value={draft.ends}
              onChange={ends => onChange({ ends })}
              disabled={draft.recorded}
            />
          </AtFault>
        </div>
        <div className={styles.trainer}>
          <Picker
            label={label('trainer')}
            placeholder={t('block.trainer')}
            value={trainerOptions.find(one => one.id === draft.trainerId) ?? null}
            options={trainerOptions}
            onChange={one => onChange({ trainerId: one?.id ?? null })}
            words={{ empty: t('block.noTrainer'), loading: t('block.loading') }}
            loading={trainers.isPending}
            free={{
              label: name => t('block.newTrainer', { name }),
              onChoose: name => onAdd('trainer', name),
            }}
          />
        </div>
        <div className={styles.room}>
          <Picker
            label={label('room')}
            placeholder={t('block.room')}
            value={roomOptions.find(one => one.id === draft.roomId) ?? null}
            options={roomOptions}
            onChange={one => onChange({ roomId: one?.id ?? null })}
            words={{ empty: t('block.noRoom'), loading: t('block.loading') }}
            loading={rooms.isPending}
            free={{ label: name => t('block.newRoom', { name }), onChoose: name => onAdd('room', name) }}
          />
        </div>
        <div className={styles.topic}>
          <TextInput
            label={label('topic')}
            placeholder={t('block.topic')}
            value={draft.topic}
            onChange={topic => onChange({ topic })}
            maxLength={most.topic}
          />
        </div>
        <div className={styles.remove}>
          {!only && !draft.recorded && <CloseButton label={t('block.remove', { row })} onClose={onRemove} />}
        </div>
      </div>
      {said && (
        <p id={words} className={styles.problem} role="alert">
          {said.code === 'overlaps'
            ? t('block.bad.overlaps', { row: said.row })
            : t(`block.bad.${said.code}`)}
        </p>
      )}
      {draft.recorded && <p className={styles.held}>{t('block.recorded')}</p>}
    </>
  )
}

/** Where it is put right. */
function faultOf(draft: BlockDraft, { code }: BlockProblem): 'day' | 'starts' | 'ends' {
  if (code === 'no_day') return 'day'
  if (code === 'overlaps' || (code === 'no_time' && draft.starts === null)) return 'starts'
  return 'ends'
}
