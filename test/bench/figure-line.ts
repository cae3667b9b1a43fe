import type { Figure } from './figure'

/** `roster import: 1.9 × (p95 2.1) of the bare parse …; 3,420 ms against 1,800 ms, 20 pairs; goal ≤ 1.67 ×: missed` */
export function figureLine(metric: string, figure: Figure): string {
  const { p95, floor, n, unit, product, base, goal, met, note } = figure
  return [
    `${metric}: ${ratioText(figure)} (p95 ${p95}) of ${floor}`,
    `${number(product)} ${unit} against ${number(base)} ${unit}, ${n} pairs`,
    ...(note ? [note] : []),
    `goal ${goal}: ${met ? 'met' : 'missed'}`,
  ].join('; ')
}

/** How many times the floor, or how many times faster where that is the goal. */
export function ratioText({ ratio, goal }: Figure): string {
  return goal.includes('faster') ? `${digits(1 / ratio)} × faster` : `${digits(ratio)} ×`
}

const digits = (value: number) => value.toFixed(value < 10 ? 2 : 1)
export const number = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })
