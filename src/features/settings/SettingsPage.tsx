import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../app/appearance'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { useLifeRefusal } from '../../parts/book/book-life'
import { NotedAlterations } from '../../parts/book/NotedAlterations'
import { MoveDoubtNotice } from '../../parts/book/PlaceNotice'
import { RunningJobs } from '../../parts/book/RunningJobs'
import { useMove } from '../../parts/book/use-move'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Inline } from '../../ui/layout/Inline'
import { Section, Sections } from '../../ui/layout/Section'
import { Stack } from '../../ui/layout/Stack'
import { AboutCard } from './AboutCard'
import { BackupsCard } from './BackupsCard'
import { OfficeCard } from './OfficeCard'
import { OperatorsCard } from './OperatorsCard'
import { OwnData } from './OwnData'
import styles from './Settings.module.css'

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

/** Both take effect at once. */
function AppearanceCard() {
  const { t } = useTranslation(['settings', 'common'])
  const { language, change: changeLanguage } = useLanguage()
  const { theme, change: changeTheme } = useAppearance()
  return (
    <Card title={t('appearance.title')} padded>
      <Stack gap="normal">
        <Field label={t('common:language.label')}>
          <Segmented
            value={language}
            onChange={changeLanguage}
            segments={(['zh-CN', 'en'] as const).map(value => ({
              value,
              label: t(`common:language.${value}`),
            }))}
          />
        </Field>
        <Field label={t('common:theme.label')}>
          <Segmented
            value={theme}
            onChange={changeTheme}
            segments={(['system', 'light', 'dark'] as const).map(value => ({
              value,
              label: t(`common:theme.${value}`),
            }))}
          />
        </Field>
      </Stack>
    </Card>
  )
}

/** Where the book lies; open the folder, or move the book to another. */
function FolderCard() {
  const { t } = useTranslation(['settings', 'book'])
  const state = useAsk('book', 'state', {})
  const running = useLifeRefusal()
  const move = useMove()
  return (
    <Card title={t('folder.title')} padded>
      <Stack gap="normal">
        <p className={styles.path}>{state.data?.folder}</p>
        <p className={styles.hint}>{t('folder.hint')}</p>
        {move.refused && <Notice tone="cinnabar">{move.refused}</Notice>}
        {move.moving && <Notice>{t('book:folder.moving')}</Notice>}
        <MoveDoubtNotice move={move} />
        {state.data?.state === 'open' && state.data.demonstration && <OwnData move={move} />}
        <Inline>
          <Button onClick={() => void window.zhixing.showBookFolder()}>{t('book:folder.show')}</Button>
          <Button
            busy={move.moving}
            refusal={move.moving ? null : running}
            onClick={() => void move.choose()}
          >
            {t('book:folder.move')}
          </Button>
        </Inline>
      </Stack>
    </Card>
  )
}
