import { useTranslation } from 'react-i18next'
import { go, hrefOf, type Route } from '../../app/links'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Today.module.css'

type Empty = OutputOf<typeof reports.today>['empty']
type Step = {
  id: 'people' | 'ability' | 'plan'
  action: 'people' | 'ability' | 'course' | 'plan'
  route: Route
  done: boolean
}

function stepsOf(empty: Empty): Step[] {
  return [
    { id: 'people', action: 'people', route: { page: 'import', kind: 'people' }, done: !empty.people },
    { id: 'ability', action: 'ability', route: { page: 'import', kind: 'ability' }, done: !empty.ability },
    // A session needs a course to be one of.
    empty.courses
      ? { id: 'plan', action: 'course', route: { page: 'courses' }, done: !empty.plans }
      : { id: 'plan', action: 'plan', route: { page: 'schedule' }, done: !empty.plans },
  ]
}

/** The first three steps, in order, with what is done already. */
export function StartCard({ empty }: { empty: Empty }) {
  const { t } = useTranslation('reports')
  const steps = stepsOf(empty)
  const next = steps.find(step => !step.done)?.id
  return (
    <Card title={t('start.title')} sub={t('start.sub')}>
      <ol>
        {steps.map(({ id, action, route, done }, index) => (
          <li key={id} className={styles.step} data-done={done || undefined}>
            <span className={styles.stepNumber} aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            <div>
              <p className={styles.stepTitle}>
                <VisuallyHidden>{t('start.step', { number: index + 1 })} </VisuallyHidden>
                {t(`start.${id}`)}
              </p>
              {!done && <p className={styles.stepHint}>{t(`start.${id}Hint`)}</p>}
            </div>
            {done ? (
              <Tag tone="plain">{t('start.done')}</Tag>
            ) : (
              <LinkButton
                href={hrefOf(route)}
                onSelect={() => go(route)}
                kind={id === next ? 'primary' : 'plain'}
              >
                {t(`start.${action}`)}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
