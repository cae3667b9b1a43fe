import { figureLine, number, ratioText } from './figure-line'
import type { Machine } from './machine'
import type { Outcome } from './run'

/** docs/measured.md: the table, with the day and the machine. */
export function measuredPage(
  { figures, absent }: Outcome,
  later: readonly string[],
  { day, machine, electron }: { day: string; machine: Machine; electron: string },
): string {
  const { processor, cores, memoryGb, system } = machine
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
    `${day}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Electron ${electron}.`,
    '',
    '| metric | median | p95 of the pairs | product | floor | pairs | goal | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Against what',
    '',
    ...floors,
    '',
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
