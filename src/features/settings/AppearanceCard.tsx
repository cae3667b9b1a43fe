import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../app/appearance'
import { useLanguage } from '../../app/language'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'

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
