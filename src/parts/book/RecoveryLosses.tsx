import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import type { LossGroup } from '../../contract/book/losses'
import type { Recovery } from '../../contract/book/recoveries'
import type { Language } from '../../i18n/setup'
import { Button } from '../../ui/Button'
import { LossDialog } from './LossDialog'
import { LossPlace } from './LossPlace'
import { LossList } from './SalvageLosses'
import styles from './SalvageLosses.module.css'

/** What a recovery lost: how much of each kind, where the first of it is missing, and the way to all of it. */
export function RecoveryLosses({ recovery }: { recovery: Recovery }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const [open, setOpen] = useState(false)
  const outline = useAsk('book', 'lossOutline', { seq: recovery.seq }).data
  const { total = 0, groups = [], more = 0 } = outline ?? {}
  return (
    <>
      <LossList lost={recovery.lost} names={total === 0} />
      {groups.length > 0 && (
        <>
          <p>{t('losses.where')}</p>
          <ul className={styles.list} aria-label={t('losses.where')}>
            {groups.map(group => (
              <li key={`${group.first.table} ${group.first.session?.id} ${group.first.person?.id}`}>
                <LossPlace line={group.first} />
                {groupText(t, language, group)}
              </li>
            ))}
            {more > 0 && <li>{t('losses.moreGroups', { count: more })}</li>}
          </ul>
        </>
      )}
      {total > 0 && (
        <div className={styles.all}>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('losses.all', { count: total })}
          </Button>
        </div>
      )}
      {open && <LossDialog recovery={recovery} total={total} onClose={() => setOpen(false)} />}
    </>
  )
}

/** ：成绩 3 条（李娜、王契、赵博文）. What stands under no session or person is called by its kind already. */
function groupText(t: TFunction<'book'>, language: Language, { tables, names, more }: LossGroup): string {
  const list = new Intl.ListFormat(language)
  const counts = list.format(
    tables.map(({ table, count }) => t('losses.table', { table: tableText(t, table), count })),
  )
  const named = [...names, ...(more > 0 ? [t('losses.moreNames', { count: more })] : [])]
  return named.length > 0
    ? t('losses.groupNames', { tables: counts, names: list.format(named) })
    : t('losses.group', { tables: counts })
}
