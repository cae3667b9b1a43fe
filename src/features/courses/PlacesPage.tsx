import { useTranslation } from 'react-i18next'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { Stack } from '../../ui/layout/Stack'
import styles from './Courses.module.css'
import { CourseTabs } from './CourseTabs'
import { RoomsCard } from './RoomsCard'
import { TrainersCard } from './TrainersCard'

/** Trainers and rooms: what a session needs besides people. */
export function PlacesPage(_props: { route: Extract<Route, { page: 'places' }> }) {
  const { t } = useTranslation('courses')
  usePageTitle(t('title'), t('tabs.places'))
  return (
    <Stack>
      <CourseTabs current="places" />
      <div className={styles.two}>
        <TrainersCard />
        <RoomsCard />
      </div>
    </Stack>
  )
}
