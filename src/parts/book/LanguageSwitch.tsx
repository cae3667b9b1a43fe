import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'

/** One click to the other language; the page stays where it is. */
export function LanguageSwitch() {
  const { t } = useTranslation('common')
  const { language, change } = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Button kind="quiet" lang={other} onClick={() => change(other)}>
      {t(`language.${other}`)}
    </Button>
  )
}
