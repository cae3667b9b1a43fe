import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import { localisedName } from '../../domain/people/localised-name'
import { dayText } from '../../parts/book/moment-text'
import { type Fact, Facts } from '../../ui/layout/Facts'
import { Stack } from '../../ui/layout/Stack'
import { Tag } from '../../ui/Tag'
import styles from './Needs.module.css'
import type { NeedDetail, NeedLine } from './need-draft'
import { targetText } from './need-words'
import { Priority } from './Priority'

const namesShown = 24

/** Everything the register knows of one need. */
export function NeedFacts({ need, lines }: { need: NeedDetail; lines: readonly NeedLine[] }) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const facts: Fact[] = [
    { label: t('need.who'), value: whoText(t, language, need) },
    { label: t('need.source'), value: t(`source.${need.source}`) },
    {
      label: t('need.due'),
      value: need.dueOn === null ? t('register.noDue') : dayText(language, need.dueOn),
    },
    { label: t('need.priority'), value: <Priority factors={need} /> },
  ]
  if (need.competency) {
    facts.splice(1, 0, { label: t('need.competency'), value: localisedName(language, need.competency) })
  }
  if (need.target) facts.push({ label: t('need.target'), value: targetText(t, language, need.target) })
  if (need.decisionReason) facts.push({ label: t('need.reason'), value: need.decisionReason })
  facts.push({ label: t('need.created'), value: dayText(language, need.createdOn) })
  return (
    <>
      <Facts facts={facts} />
      <Stack gap="small">
        <h3 className={styles.heading}>{t('need.lines')}</h3>
        {lines.length === 0 && <p className={styles.quiet}>{t('need.noLines')}</p>}
        <ul>
          {lines.map(line => (
            <li key={line.id}>
              <a href={hrefOf({ page: 'plan', year: line.year })}>
                {t('need.line', {
                  year: line.year,
                  number: line.number,
                  course: localisedName(language, { name: line.courseName, nameEn: line.courseNameEn }),
                })}
              </a>{' '}
              <span className={styles.quiet}>{t('need.lineMonth', { month: line.month })}</span>{' '}
              <Tag>{t(`lineStatus.${line.status}`)}</Tag>
            </li>
          ))}
        </ul>
      </Stack>
      {need.people.length > 0 && <Named need={need} />}
    </>
  )
}

function Named({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const [all, setAll] = useState(false)
  const shown = all ? need.people : need.people.slice(0, namesShown)
  return (
    <Stack gap="small">
      <h3 className={styles.heading}>
        {t('need.people')}{' '}
        <span className={styles.quiet}>{t('names.people', { count: need.people.length })}</span>
      </h3>
      <ul className={styles.names}>
        {shown.map(person => (
          <li key={person.id} title={person.staffNo ?? undefined}>
            <a href={hrefOf({ page: 'person', id: person.id })}>{localisedName(language, person)}</a>
          </li>
        ))}
        {need.people.length > shown.length && (
          <li>
            <button type="button" className={styles.plain} onClick={() => setAll(true)}>
              {t('need.more', { count: need.people.length - shown.length })}
            </button>
          </li>
        )}
      </ul>
    </Stack>
  )
}

type NeedsT = ReturnType<typeof useTranslation<'needs'>>['t']

function whoText(t: NeedsT, language: string, need: NeedDetail): string {
  const unit = need.unit && localisedName(language, need.unit)
  if (unit && need.people.length === 0 && need.headcount !== null) {
    return t('need.everybodyOf', { unit, count: need.headcount })
  }
  const heads = need.headcount === null ? null : t('need.headcount', { count: need.headcount })
  return [unit, heads].filter(Boolean).join(' · ') || t('need.nobody')
}
