import { useTranslation } from 'react-i18next'
import { hrefOf } from '../../app/links'
import { Tabs } from '../../ui/layout/Tabs'

/** The two views of Needs, each with its own address. */
export function NeedsTabs({ current }: { current: 'needs' | 'gaps' }) {
  const { t } = useTranslation('needs')
  return (
    <Tabs
      label={t('tabs.label')}
      current={current}
      items={[
        { id: 'needs', label: t('tabs.register'), href: hrefOf({ page: 'needs' }) },
        { id: 'gaps', label: t('tabs.gaps'), href: hrefOf({ page: 'gaps' }) },
      ]}
    />
  )
}
