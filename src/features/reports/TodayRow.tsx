import { useTranslation } from 'react-i18next'
import { go, hrefOf } from '../../app/links'
import type { TodayLine } from '../../contract/reports'
import { LinkButton } from '../../ui/LinkButton'
import { ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Today.module.css'
import { routeOfTarget } from './today-route'
import type { SpokenLine } from './today-words'

/** Why it is here, what it is, and the one thing to do about it. */
export function TodayRow({ line, words }: { line: TodayLine; words: SpokenLine }) {
  const { t } = useTranslation('today')
  const route = routeOfTarget(line.target)
  const { lead, title, meta, expected, nobody, action } = words
  return (
    <ListRow
      lead={
        lead.tone === 'time' ? (
          <span className={styles.time}>{lead.text}</span>
        ) : (
          <Tag tone={lead.tone}>{lead.text}</Tag>
        )
      }
      title={<span title={title}>{title}</span>}
      meta={
        <span className={styles.meta}>
          {meta && <span className={styles.words}>{meta}</span>}
          {expected && <Tag tone="accent">{expected}</Tag>}
          {nobody && <Tag tone="amber">{nobody}</Tag>}
        </span>
      }
      end={
        <LinkButton href={hrefOf(route)} onSelect={() => go(route)}>
          {action}
          <VisuallyHidden>{t('for', { title })}</VisuallyHidden>
        </LinkButton>
      }
    />
  )
}
