import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { Stack } from '../../ui/layout/Stack'
import styles from './Courses.module.css'
import { CourseTabs } from './CourseTabs'
import { RoomPanel } from './RoomPanel'
import { RoomsCard } from './RoomsCard'
import { TrainerPanel } from './TrainerPanel'
import { TrainersCard } from './TrainersCard'

/** Trainers and rooms: what a session needs besides people. */
export function PlacesPage(_props: { route: Extract<Route, { page: 'places' }> }) {
  const { t } = useTranslation('courses')
  usePageTitle(t('title'), t('tabs.places'))
  const [editing, setEditing] = useState<string | null>(null)
  const trainers = useAsk('courses', 'trainers', { retired: true }).data ?? []
  const rooms = useAsk('courses', 'rooms', { retired: true }).data ?? []
  const trainer = trainers.find(one => one.id === editing)
  const room = rooms.find(one => one.id === editing)
  const close = () => setEditing(null)
  return (
    <>
      <Stack>
        <CourseTabs current="places" />
        <div className={styles.two}>
          <TrainersCard onEdit={setEditing} />
          <RoomsCard onEdit={setEditing} />
        </div>
      </Stack>
      {trainer && <TrainerPanel key={trainer.id} trainer={trainer} onClose={close} />}
      {room && <RoomPanel key={room.id} room={room} onClose={close} />}
    </>
  )
}
