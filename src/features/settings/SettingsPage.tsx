import { useTranslation } from 'react-i18next'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { NotedAlterations } from '../../parts/book/NotedAlterations'
import { RunningJobs } from '../../parts/book/RunningJobs'
import { Columns } from '../../ui/layout/Columns'
import { Section, Sections } from '../../ui/layout/Section'
import { AboutCard } from './AboutCard'
import { AppearanceCard } from './AppearanceCard'
import { BackupsCard } from './BackupsCard'
import { FolderCard } from './FolderCard'
import { OfficeCard } from './OfficeCard'
import { OperatorsCard } from './OperatorsCard'

/** What holds for the whole book, and where it is kept. */
export function SettingsPage({ route }: { route: Extract<Route, { page: 'settings' }> }) {
  const { t } = useTranslation('settings')
  usePageTitle(t('title'))
  return (
    <Sections wanted={route.section}>
      <RunningJobs />
      <Columns
        aside={
          <>
            <Section name="appearance">
              <AppearanceCard />
            </Section>
            <Section name="operators">
              <OperatorsCard />
            </Section>
            <Section name="folder">
              <FolderCard />
            </Section>
            <Section name="about">
              <AboutCard />
            </Section>
          </>
        }
      >
        <Section name="backups">
          <BackupsCard />
        </Section>
        <NotedAlterations />
        <Section name="office">
          <OfficeCard />
        </Section>
      </Columns>
    </Sections>
  )
}
