import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DiagnosticsDialog } from '../../parts/book/DiagnosticsDialog'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { chord, type KeyWords, keysNow } from '../../ui/keys'
import { Dialog } from '../../ui/overlay/Dialog'
import { useHelp } from '../help'
import { textOf } from '../loose-text'
import { areaOfPage } from '../page-areas'
import { usePageTitleState } from '../page-title'
import { useRoute } from '../route'
import styles from './HelpDialog.module.css'

const close = () => useHelp.setState({ open: null })

/** As they are printed, each with its words `helpDialog.key.<id>`. */
const everywhere = [
  ['find', 'Ctrl K'],
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl Y'],
  ['back', 'Alt ←'],
  ['forward', 'Alt →'],
  ['close', 'Esc'],
  ['help', 'F1'],
  ['keys', '?'],
  ['zoom', 'Ctrl + −'],
  ['zoomBack', 'Ctrl 0'],
] as const
const inTables = [
  ['move', '↑ ↓'],
  ['edges', 'Home End'],
  ['open', 'Enter'],
  ['choose', 'Space'],
  ['extend', 'Shift ↑ ↓'],
  ['all', 'Ctrl A'],
] as const

/** F1 and `?`: what the page is for, and the keys that work now. */
export function HelpDialog() {
  const { t } = useTranslation(['search', 'common', 'settings'])
  const open = useHelp(state => state.open)
  const page = useRoute()?.page ?? ''
  const title = usePageTitleState(state => state.title)
  // As they were before the dialog came: it has keys of its own.
  const [own] = useState(keysNow)
  const [reporting, setReporting] = useState(false)
  const about = textOf(t, `${areaOfPage(page)?.name}:help.${page}`)
  const listed = (keys: readonly (readonly [string, string])[]) =>
    keys.map(([id, key]) => ({ keys: key, label: textOf(t, `helpDialog.key.${id}`) ?? '' }))
  // One question at a time: it takes the place of the help.
  if (reporting) return <DiagnosticsDialog open onClose={close} />
  return (
    <Dialog
      open
      onClose={close}
      title={t(open === 'page' ? 'helpDialog.title' : 'helpDialog.keys')}
      closeLabel={t('common:action.close')}
      actions={
        open === 'page' && (
          <Button onClick={() => setReporting(true)}>{t('settings:diagnostics.copy')}</Button>
        )
      }
    >
      {open === 'page' && about && (
        <section>
          <h3>{title}</h3>
          <p>{about}</p>
        </section>
      )}
      {own.length > 0 && <Keys title={t('helpDialog.page')} keys={own} />}
      <Keys title={t('helpDialog.tables')} keys={listed(inTables)} />
      <Keys title={t('helpDialog.everywhere')} keys={listed(everywhere)} />
      {open === 'page' && <p>{t('helpDialog.further')}</p>}
    </Dialog>
  )
}

function Keys({ title, keys }: { title: string; keys: readonly KeyWords[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.keys}>
        {keys.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              <Kbd>{chord(keys)}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
