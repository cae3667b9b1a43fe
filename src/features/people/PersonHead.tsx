import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { PersonDetail } from '../../contract/people/person'
import { localisedName, localisedPath } from '../../domain/people/localised-name'
import { displayPostGrade } from '../../domain/people/post-grade'
import { Button } from '../../ui/Button'
import { PageHead } from '../../ui/layout/PageHead'
import { Tag } from '../../ui/Tag'
import type { EmploymentStep } from './EmploymentPanel'
import styles from './People.module.css'

type PersonHeadProps = {
  person: PersonDetail
  onChange: () => void
  onStep: (step: EmploymentStep) => void
  onForm: () => void
}

/** Who it is, where they work, whether they are still here; and what changes that. */
export function PersonHead({ person, onChange, onStep, onForm }: PersonHeadProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const other = language === 'en' ? person.name : person.nameEn
  const shown = localisedName(language, person)
  const post = person.post && localisedName(language, person.post)
  const grade = person.gradeLevel && localisedName(language, person.gradeLevel)
  const unit = localisedPath(language, person.unitPath, person.unitPath.length > 1 ? 1 : 0)
  const sub = [person.staffNo, unit || person.company, displayPostGrade(post, grade)].filter(Boolean)
  return (
    <PageHead
      title={
        <span className={styles.titleLine}>
          <span>{shown}</span>
          {other && other !== shown && <span className={styles.otherName}>{other}</span>}
          <Tag tone={person.status === 'active' ? 'plain' : 'neutral'}>{t(`status.${person.status}`)}</Tag>
          {person.external && <Tag>{t('external')}</Tag>}
          {person.tags.map(tag => (
            <Tag key={tag} tone="accent">
              {tag}
            </Tag>
          ))}
        </span>
      }
      sub={sub.join(' · ')}
      actions={
        <>
          <Button keyHint="E" onClick={onChange}>
            {t('form.change')}
          </Button>
          <Button onClick={onForm}>{t('person.form')}</Button>
          {person.status === 'active' ? (
            <>
              <Button keyHint="T" onClick={() => onStep('transfer')}>
                {t('step.transfer.title')}
              </Button>
              <Button onClick={() => onStep('leave')}>{t('step.leave.title')}</Button>
            </>
          ) : (
            <Button kind="primary" keyHint="T" onClick={() => onStep('rehire')}>
              {t('step.rehire.title')}
            </Button>
          )}
        </>
      }
    />
  )
}
