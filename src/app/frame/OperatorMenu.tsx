import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import type { MenuAction } from '../../ui/overlay/Menu'
import { openHelp } from '../help'
import { useLanguage } from '../language'
import { lazyPart } from '../lazy-part'
import { go } from '../links'
import { useOperator } from '../operator'
import { usePainted } from '../painted'
import type { ActingOperator } from './acting-operator'

// Both bring the big kit with them: not before the first page is drawn.
const Menu = lazyPart(async () => (await import('../../ui/overlay/Menu')).Menu)
const AddOperatorDialog = lazyPart(async () => (await import('./AddOperatorDialog')).AddOperatorDialog)

/** Who acts, since every change is written down under this name; and the language of the page. */
export function OperatorMenu({ operators, current }: ActingOperator) {
  const { t } = useTranslation('common')
  const painted = usePainted(state => state.painted)
  const choose = useOperator(state => state.choose)
  const [adding, setAdding] = useState(false)
  const { language, change } = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  const label = current?.name ?? t('operator.choose')
  const items: (MenuAction | 'line')[] = [
    ...operators.map(one => ({
      id: one.id,
      label: one.id === current?.id ? `✓ ${one.name}` : one.name,
      onSelect: () => choose(one.id),
    })),
    'line',
    { id: 'add', label: t('operator.add'), onSelect: () => setAdding(true) },
    { id: 'history', label: t('operator.history'), onSelect: () => go({ page: 'history' }) },
    { id: 'language', label: t(`language.${other}`), lang: other, onSelect: () => change(other) },
    { id: 'help', label: t('operator.help'), keyHint: 'F1', onSelect: () => openHelp('page') },
  ]
  const still = <Button kind="quiet">{label}</Button>
  return (
    <>
      {painted ? (
        <Suspense fallback={still}>
          <Menu label={label} items={items} kind="quiet" />
        </Suspense>
      ) : (
        still
      )}
      {adding && (
        <Suspense>
          <AddOperatorDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  )
}
