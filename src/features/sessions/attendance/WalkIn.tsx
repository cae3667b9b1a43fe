import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { useSay } from '../../../app/say'
import { clockText } from '../../../domain/days/clock'
import { PersonPicker } from '../../../parts/people/PersonPicker'
import { slashDay } from '../../../parts/sessions/day-words'
import { Select } from '../../../ui/field/Select'
import styles from './Attendance.module.css'
import { dueBlocks, type SheetBlock, type SheetPerson } from './attendance-sheet'

type WalkInProps = {
  sessionId: string
  blocks: readonly SheetBlock[]
  people: readonly SheetPerson[]
  today: string
}

const everyBlock = ''

/** The last row: somebody who simply came. On the roll and present at once, in the blocks they came to. */
export function WalkIn({ sessionId, blocks, people, today }: WalkInProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const say = useSay()
  const add = useCommand('sessions', 'addWalkIn')
  const begun = blocks.filter(block => block.day <= today)
  const several = begun.length > 1
  /** What somebody sits in now: the block being filled, or the newest one. */
  const now = dueBlocks(blocks, today)[0] ?? begun.at(-1)
  const [picked, setPicked] = useState<string | null>(null)
  const blockId = picked ?? (several ? (now?.id ?? everyBlock) : everyBlock)

  return (
    <div className={styles.walkIn}>
      <span className={styles.walkInLabel}>{t('attendance.walkIn')}</span>
      <div className={styles.picker}>
        <PersonPicker
          // A new box after each person.
          key={people.length}
          value={null}
          label={t('attendance.walkInAdd')}
          except={new Set(people.map(person => person.personId))}
          disabled={add.isPending}
          onChange={person =>
            person &&
            add.mutate(
              { sessionId, personId: person.id, blockIds: blockId === everyBlock ? null : [blockId] },
              { onError: error => say.refused('sessions', error) },
            )
          }
        />
      </div>
      {several && (
        <Select
          width="short"
          label={t('attendance.walkInBlocks')}
          value={blockId}
          onChange={setPicked}
          options={[
            ...begun.map(block => ({
              value: block.id,
              label: t('attendance.column', {
                date: slashDay(language, block.day),
                time: clockText(block.starts),
              }),
            })),
            { value: everyBlock, label: t('attendance.walkInAll') },
          ]}
        />
      )}
    </div>
  )
}
