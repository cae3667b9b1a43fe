import type { ReactNode } from 'react'
import type { TodayLine } from '../../contract/today-row'
import { Card } from '../../ui/layout/Card'
import { List } from '../../ui/layout/ListRow'
import { TodayRow } from './TodayRow'
import type { SpokenLine } from './today-words'

type TodayGroupProps = {
  title: string
  sub?: string
  tone?: 'plain' | 'cinnabar'
  actions?: ReactNode
  lines: readonly TodayLine[]
  say: (line: TodayLine) => SpokenLine
  /** In place of rows when there are none. */
  empty?: ReactNode
}

/** The rows of one moment: overdue, today, this week. */
export function TodayGroup({ title, sub, tone = 'plain', actions, lines, say, empty }: TodayGroupProps) {
  return (
    <Card title={title} sub={sub} tone={tone} actions={actions}>
      {lines.length === 0 ? (
        empty
      ) : (
        <List label={title}>
          {lines.map(line => (
            <TodayRow key={keyOf(line)} line={line} words={say(line)} />
          ))}
        </List>
      )}
    </Card>
  )
}

const keyOf = ({ area, kind, id }: TodayLine) => `${area} ${kind} ${id}`
