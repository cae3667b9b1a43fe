import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { TodayLine } from '../../contract/reports'
import { clockText } from '../../domain/days/clock'
import { weekOf } from '../../domain/days/day'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'
import { useActionWords } from '../../parts/improvements/action-words'
import { shortDayText, weekdayWord } from '../../parts/sessions/day-words'

/** A row of the page in words. */
export interface SpokenLine {
  /** The hour of a class, or what kind of work it is. */
  lead: { tone: 'cinnabar' | 'amber' | 'time'; text: string }
  title: string
  meta: string
  /** 应到 42 人 beside a class that is to come. */
  expected: string | null
  /** Nobody is on the roll of a class that is to come. */
  nobody: string | null
  action: string
}

type TodayT = TFunction<'today'>

const isClass = (line: TodayLine) =>
  line.kind === 'session_today' || line.kind === 'session_next' || line.kind === 'sign_in_to_print'

/** Says the rows in the page's language. */
export function useTodayWords(today: string): (line: TodayLine) => SpokenLine {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  return useMemo(() => {
    const titleOf = ({ session, followUp }: TodayLine) => {
      if (session) return words.session(session)
      if (!followUp) return ''
      const { courseName, courseNameEn, sessionNumber } = followUp
      const of =
        courseName === null || sessionNumber === null
          ? null
          : { courseName, courseNameEn, number: sessionNumber }
      return words.title({ ...followUp, session: of })
    }
    return line => {
      const title = titleOf(line)
      const kind = t(`kind.${line.kind}`)
      const coming = isClass(line)
      const empty = coming && line.session?.enrolled === 0
      return {
        lead: leadOf(line, kind, { t, language, today }),
        // An overdue row leads with its days, so its kind goes before the name.
        title: line.group === 'overdue' && !coming ? t('about', { kind, title }) : title,
        meta: metaOf(line, { t, language, today }),
        expected: coming && !empty ? t('expected', { count: line.session?.enrolled ?? 0 }) : null,
        nobody: empty ? t('nobody') : null,
        action: t(`action.${line.action}`),
      }
    }
  }, [t, language, words, today])
}

interface Saying {
  t: TodayT
  language: Language
  today: string
}

function leadOf(line: TodayLine, kind: string, { t, language, today }: Saying): SpokenLine['lead'] {
  if (line.overdueDays > 0) return { tone: 'cinnabar', text: t('late', { count: line.overdueDays }) }
  if (!isClass(line) || line.day === null) return { tone: 'amber', text: kind }
  const clock = line.minute === null ? '' : clockText(line.minute)
  if (line.day === today) return { tone: 'time', text: clock }
  const day = weekOf(today).includes(line.day)
    ? weekdayWord(language, line.day)
    : shortDayText(language, line.day, today)
  return { tone: 'time', text: `${day} ${clock}`.trim() }
}

function metaOf(line: TodayLine, saying: Saying): string {
  const { t, language, today } = saying
  const pieces = line.session ? sessionPieces(line, line.session, saying) : actionPieces(line, saying)
  const waits = line.group === 'this_week' && !isClass(line) && line.day !== null
  if (waits && line.day) pieces.push(t('meta.due', { day: shortDayText(language, line.day, today) }))
  return pieces.join(' · ')
}

function sessionPieces(
  line: TodayLine,
  session: NonNullable<TodayLine['session']>,
  { t, language, today }: Saying,
): string[] {
  const count = line.count ?? 0
  switch (line.kind) {
    case 'attendance_to_record':
      return [t('meta.attendance', { count, day: line.day ? shortDayText(language, line.day, today) : '' })]
    case 'marks_to_enter':
      return [t('meta.marks', { count })]
    case 'certificates_to_issue':
      return [
        t('meta.certificates', { count }),
        ...(session.notReady > 0 ? [t('meta.certificatesRefused', { count: session.notReady })] : []),
      ]
    case 'file_incomplete':
      return [missingText(session.missing, { t, language, today })]
    default:
      return [...session.rooms.map(room => localisedName(language, room)), ...session.trainers]
  }
}

/** Up to three papers by name: 缺 评价汇总、签到扫描件. */
function missingText(missing: NonNullable<TodayLine['session']>['missing'], { t, language }: Saying): string {
  const names = missing.slice(0, 3).map(kind => t(`paper.${kind}`))
  const items = names.join(language === 'en' ? ', ' : '、')
  const more = missing.length - names.length
  return more > 0 ? t('meta.missingMore', { items, count: more }) : t('meta.missing', { items })
}

function actionPieces({ followUp }: TodayLine, { t, language }: Saying): string[] {
  if (!followUp) return []
  const { owner, verifier } = followUp
  return [
    owner ? t('meta.owner', { name: localisedName(language, owner) }) : t('meta.ownerless'),
    ...(verifier ? [t('meta.verifier', { name: localisedName(language, verifier) })] : []),
  ]
}
