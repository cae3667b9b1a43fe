import { useTranslation } from 'react-i18next'
import { hrefOf } from '../../app/links'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { LinkButton } from '../../ui/LinkButton'

export type Lack = 'people' | 'ability' | 'required' | 'requiredHere'

/** What is still missing before there can be a map, in the order one needs it. */
export function lackOf(map: {
  people: number
  assessed: boolean
  competencies: number
  narrowed: boolean
}): Lack | null {
  if (map.people === 0 && !map.narrowed) return 'people'
  if (!map.assessed) return 'ability'
  if (map.competencies > 0) return null
  return map.narrowed ? 'requiredHere' : 'required'
}

/** Teaches the next step: people, their assessment, what the posts ask. */
export function EmptyMap({ lack }: { lack: Lack }) {
  const { t } = useTranslation('needs')
  const importing = (kind: 'people' | 'ability') => hrefOf({ page: 'import', kind })
  switch (lack) {
    case 'people':
      return (
        <EmptyState
          title={t('teach.noPeople')}
          action={
            <LinkButton kind="primary" href={importing('people')}>
              {t('teach.importPeople')}
            </LinkButton>
          }
        >
          {t('teach.noPeopleText')}
        </EmptyState>
      )
    case 'ability':
      return (
        <EmptyState
          title={t('teach.noAbility')}
          action={
            <LinkButton kind="primary" href={importing('ability')}>
              {t('teach.importAbility')}
            </LinkButton>
          }
        >
          {t('teach.noAbilityText')}
        </EmptyState>
      )
    case 'required':
      return (
        <EmptyState
          title={t('teach.noRequired')}
          action={
            <LinkButton kind="primary" href={hrefOf({ page: 'posts' })}>
              {t('teach.setRequired')}
            </LinkButton>
          }
        >
          {t('teach.noRequiredText')}
        </EmptyState>
      )
    case 'requiredHere':
      return <EmptyState title={t('teach.noRequiredHere')} />
  }
}
