import { useTranslation } from 'react-i18next'
import { go, hrefOf } from '../../app/links'
import type { TodayLine } from '../../contract/today-row'
import { LinkButton } from '../../ui/LinkButton'
import { ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Today.module.css'
import { routeOfLine, type SpokenLine } from './today-words'

/** Why it is here, what it is, and the one thing to do about it. */
export function TodayRow({ line, words }: { line: TodayLine; words: SpokenLine }) {
  const { t } = useTranslation('today')
  const route = routeOfLine(line)
  const { lead, title, meta, tag, action } = words
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
          {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
        </span>
      }
      end={
        route && (
          <LinkButton href={hrefOf(route)} onSelect={() => go(route)}>
            {action}
            <VisuallyHidden>{t('for', { title })}</VisuallyHidden>
          </LinkButton>
        )
      }
    />
  )
}
