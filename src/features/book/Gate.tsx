import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../parts/book/LanguageSwitch'
import { Seal } from '../../ui/layout/Seal'
import styles from './Gate.module.css'

type GateProps = { title: string; lead: ReactNode; children: ReactNode }

/** A page that stands where the others cannot: one column, one thing to decide. */
export function Gate({ title, lead, children }: GateProps) {
  const { t } = useTranslation('common')
  return (
    <main className={styles.gate}>
      <div className={styles.column}>
        <div className={styles.bar}>
          <Seal size={24} />
          <span className={styles.name}>{t('app.name')}</span>
          <LanguageSwitch />
        </div>
        <header className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          <div className={styles.lead}>{lead}</div>
        </header>
        {children}
      </div>
    </main>
  )
}

/** A folder or file as the system writes it; it can be marked and copied. */
export function Path({ children }: { children: string }) {
  return <span className={styles.path}>{children}</span>
}
