import { useTranslation } from 'react-i18next'
import { go, hrefOf } from '../../app/links'
import { Tabs } from '../../ui/layout/Tabs'

/** The library, and whom and where a session needs. */
export function CourseTabs({ current }: { current: 'courses' | 'places' }) {
  const { t } = useTranslation('courses')
  return (
    <Tabs
      label={t('tabs.label')}
      current={current}
      onSelect={id => go({ page: id as 'courses' | 'places' })}
      items={[
        { id: 'courses', label: t('tabs.library'), href: hrefOf({ page: 'courses' }) },
        { id: 'places', label: t('tabs.places'), href: hrefOf({ page: 'places' }) },
      ]}
    />
  )
}
