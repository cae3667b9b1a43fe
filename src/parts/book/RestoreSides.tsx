import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { historyText, whoText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import type { BackupEntry } from '../../contract/book/backup-entry'
import type { BookOutline, RestoreChoice } from '../../contract/book/backups'
import { rowsLost, stepsLost } from '../../domain/book/good-backup'
import { cx } from '../../ui/cx'
import { Notice } from '../../ui/feedback/Notice'
import { type Fact, Facts } from '../../ui/layout/Facts'
import { bytesText } from './bytes-text'
import { GoneNotice } from './GoneNotice'
import { LostScansList } from './LostScansList'
import { mismatchText } from './mismatch-text'
import { instantText, secondText } from './moment-text'
import styles from './Restore.module.css'
import { SalvageLosses } from './SalvageLosses'

type RestoreSidesProps = {
  choice: RestoreChoice
  /** Of a backup file; null for a backup of this folder. */
  fileName: string | null
  /** It takes back the last restore. */
  back: boolean
  /** Another backup that keeps more. */
  better: BackupEntry | null
}

/** The present data beside the backup: last step and counts of each, and what the difference is. */
export function RestoreSides({ choice, fileName, back, better }: RestoreSidesProps) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const { present, source } = choice
  const reason = source.reason
    ? t(`backup.reason.${source.reason}`)
    : t('restore.ask.fileReason', { name: fileName ?? '' })
  const made: Fact[] = [
    { label: t('restore.ask.made'), value: secondText(language, source.at) },
    { label: t('restore.ask.reason'), value: reason },
    { label: t('restore.ask.size'), value: bytesText(source.bytes) },
  ]
  return (
    <div className={styles.ask}>
      <div className={cx(styles.sides, present && styles.both)}>
        {present && <Side title={t('restore.ask.present')} facts={present} />}
        <Side
          title={t(back ? 'restore.ask.sourceBack' : 'restore.ask.source')}
          before={made}
          facts={source.facts}
          readable={source.sound}
          than={present}
        />
      </div>
      <p className={styles.words}>
        {source.facts && <Difference choice={choice} />}{' '}
        {t(!choice.replaces ? 'restore.ask.nothing' : present ? 'restore.ask.kept' : 'restore.ask.aside')}
      </p>
      {source.numbersGiven > 0 && !choice.gone && (
        <p className={styles.words}>{t('restore.ask.given', { count: source.numbersGiven })}</p>
      )}
      {choice.gone && !goesNowhere(choice) && <GoneNotice gone={choice.gone} />}
      {source.heldAt && (
        <Notice tone="amber" title={t('restore.ask.held')}>
          {t('restore.ask.heldHint', { at: secondText(language, source.heldAt) })}
        </Notice>
      )}
      {better && (
        <Notice tone="amber" title={t('restore.ask.better')}>
          {t('restore.ask.betterHint', {
            at: secondText(language, better.at),
            reason: t(`backup.reason.${better.reason}`),
          })}
        </Notice>
      )}
      {source.rows && <SalvageLosses backups={[{ name: '', at: source.at, lost: source.rows }]} />}
      {source.record?.state === 'altered' && (
        <Notice tone="amber" title={t('restore.ask.altered')}>
          <p>{mismatchText(t, language, source.record)}</p>
          {t('restore.ask.alteredHint')}
        </Notice>
      )}
      {source.numbersElsewhere && (
        <Notice tone="amber" title={t('restore.ask.numbers')}>
          {t('restore.ask.numbersHint')}
        </Notice>
      )}
      {source.lost.count > 0 && (
        <Notice tone="amber" title={t('lost.before', { count: source.lost.count })}>
          <LostScansList lost={source.lost} />
        </Notice>
      )}
    </div>
  )
}

/** No step is missing from it and no row, so no certificate goes either, though nothing else tells which there were. */
const goesNowhere = ({ later, gone, source }: RestoreChoice): boolean =>
  gone?.count === 0 && later === 0 && rowsLost({ lost: source.rows }) === 0

/** Steps that are lost by it, steps that come back by it. */
function Difference({ choice: { present, later, other, source } }: { choice: RestoreChoice }) {
  const { t } = useTranslation('book')
  // Its steps say nothing of the rows that damage took.
  const lossy = rowsLost({ lost: source.rows }) > 0
  const steps = stepsLost({ lost: source.rows })
  if (!present && steps > 0) return <>{t('restore.ask.lostSteps', { count: steps })}</>
  if (!present && source.line) return <strong>{t(`restore.ask.line.${source.line}`)}</strong>
  if (later === null) return present && <strong>{t('restore.ask.apart')}</strong>
  if (later === 0 && !present) return <>{t(lossy ? 'restore.ask.allLossy' : 'restore.ask.all')}</>
  if (later === 0 && other === 0) return <>{t(lossy ? 'restore.ask.sameLossy' : 'restore.ask.same')}</>
  return (
    <>
      {later > 0 && (
        <strong>
          {t(present && other > 0 ? 'restore.ask.only' : 'restore.ask.later', { count: later })}
        </strong>
      )}{' '}
      {other > 0 && t('restore.ask.other', { count: other })}
    </>
  )
}

type SideProps = {
  title: string
  before?: Fact[]
  facts: BookOutline | null
  /** The present data, which this would replace: what there would be more or less. */
  than?: BookOutline | null
  /** Nothing is known to be wrong with it. */
  readable?: boolean
}

function Side({ title, before = [], facts, than = null, readable = true }: SideProps) {
  const { t } = useTranslation('book')
  const id = useId()
  const known = useKnownFacts(facts)
  const differs = useDifference(facts, than)
  return (
    <section className={styles.side} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <Facts facts={[...known, ...differs, ...before]} />
      {!facts && readable && <p className={styles.words}>{t('restore.ask.unread')}</p>}
    </section>
  )
}

/** `人员 −20 · 培训班 ±0 · 证书 −100`; nothing where nothing differs. */
function useDifference(facts: BookOutline | null, than: BookOutline | null): Fact[] {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  if (!facts || !than) return []
  const same = (['people', 'sessions', 'certificates'] as const).every(what => facts[what] === than[what])
  if (same) return []
  const signed = new Intl.NumberFormat(language, { signDisplay: 'always' })
  const by = (what: 'people' | 'sessions' | 'certificates') => {
    const more = facts[what] - than[what]
    return more === 0 ? '±0' : signed.format(more).replace('-', '−')
  }
  const counts = { people: by('people'), sessions: by('sessions'), certificates: by('certificates') }
  return [{ label: t('restore.ask.differs'), value: t('restore.ask.counts', counts) }]
}

function useKnownFacts(facts: BookOutline | null): Fact[] {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  if (!facts) return []
  const { last, people, sessions, certificates, noted } = facts
  const number = new Intl.NumberFormat(language)
  const counts = {
    people: number.format(people),
    sessions: number.format(sessions),
    certificates: number.format(certificates),
  }
  const contents = [
    { label: t('restore.ask.contents'), value: t('restore.ask.counts', counts) },
    ...(noted
      ? [
          {
            label: t('noted.label'),
            value: t('noted.sum', { count: noted.places, at: instantText(language, noted.at) }),
          },
        ]
      : []),
  ]
  if (!last) return [{ label: t('restore.ask.last'), value: t('restore.ask.noStep') }, ...contents]
  return [
    { label: t('restore.ask.last'), value: historyText(t, last) },
    { label: t('restore.ask.lastAt'), value: instantText(language, last.at) },
    { label: t('restore.ask.by'), value: whoText(t, last) },
    ...contents,
  ]
}
