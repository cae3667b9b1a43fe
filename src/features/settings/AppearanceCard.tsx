import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../app/appearance'
import { useLanguage } from '../../app/language'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { Stack } from '../../ui/Stack'

/** Both take effect at once. */
export function AppearanceCard() {
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
