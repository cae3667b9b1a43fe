import type { FoundElectron } from '../support/electron'
import { figureLine, number, ratioText } from './figure-line'
import type { Machine } from './machine'
import type { Outcome } from './run'

/** Which Electron ran: a release carries the one of package.json. */
export type MeasuredElectron = Pick<FoundElectron, 'electronVersion' | 'official'>

/** docs/measured.md: the table, with the day and the machine. */
export function measuredPage(
  { figures, absent, inTheWay }: Outcome,
  later: readonly string[],
  { day, machine, electron }: { day: string; machine: Machine; electron: MeasuredElectron },
): string {
  const { processor, cores, memoryGb, system } = machine
  const runtime = electron.official
    ? `Electron ${electron.electronVersion}`
    : `Electron ${electron.electronVersion} from the package registry, where the release’s own cannot be fetched`
  const rows = Object.entries(figures).map(([metric, figure]) => {
    const { p95, n, unit, product, base, goal, met } = figure
    const cells = [
      metric,
      ratioText(figure),
      String(p95),
      `${number(product)} ${unit}`,
      `${number(base)} ${unit}`,
      String(n),
      goal,
      met ? 'met' : '**missed**',
    ]
    return `| ${cells.join(' | ')} |`
  })
  const floors = Object.entries(figures).map(
    ([metric, { floor, note }]) => `- **${metric}**: against ${floor}.${note ? ` ${sentence(note)}` : ''}`,
  )
  const missed = Object.entries(inTheWay).map(([metric, reason]) => `- **${metric}**: ${reason}.`)
  const not = [
    ...Object.entries(absent).map(([metric, reason]) => `- ${metric}: ${reason}.`),
    ...later.map(metric => `- ${metric}: not there yet.`),
  ]
  return [
    '# How fast it is',
    '',
    'Written by `npm run bench -- --write`; not edited by hand. Every figure is a ratio against a floor measured in the',
    'same run, in turn. Other machines give other times, but much the same ratios.',
    '',
    `${day}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, ${runtime}.`,
    '',
    '| metric | median | p95 of the pairs | product | floor | pairs | goal | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Against what',
    '',
    ...floors,
    '',
    ...(missed.length > 0 ? ['## Goals missed, and what stands in the way', '', ...missed, ''] : []),
    '## Not measured',
    '',
    ...not,
    '',
  ].join('\n')
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** For a person at the terminal. */
export function figureLines({ figures }: Outcome): string {
  return Object.entries(figures)
    .map(([metric, figure]) => `${figureLine(metric, figure)}\n`)
    .join('')
}
