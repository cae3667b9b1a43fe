import { useTranslation } from 'react-i18next'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { Columns } from '../../ui/layout/Columns'
import { AboutCard } from './AboutCard'
import { AppearanceCard } from './AppearanceCard'
import { BackupsCard } from './BackupsCard'
import { FolderCard } from './FolderCard'
import { OfficeCard } from './OfficeCard'
import { OperatorsCard } from './OperatorsCard'

/** What holds for the whole book, and where it is kept. */
export function SettingsPage(_props: { route: Extract<Route, { page: 'settings' }> }) {
  const { t } = useTranslation('settings')
  usePageTitle(t('title'))
  return (
    <Columns
      width="wide"
      aside={
        <>
          <AppearanceCard />
          <OperatorsCard />
          <FolderCard />
          <AboutCard />
        </>
      }
    >
      <OfficeCard />
      <BackupsCard />
    </Columns>
  )
}
