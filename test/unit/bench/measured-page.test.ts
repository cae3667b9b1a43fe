import { expect, it } from 'vitest'
import { figureOf } from '../../bench/figure'
import { measuredPage } from '../../bench/measured-page'
import { scriptsBeforeFirstPage } from '../../bench/rows/first-script'

it('writes the table with the day and the machine, and what was not measured', () => {
  const start = figureOf(
    {
      products: [1500],
      bases: [1000],
      unit: 'ms',
      floor: 'a blank window',
      note: 'processor time 2 against 1',
    },
    { atMost: 1.25 },
  )
  const prints = figureOf(
    { products: [10], bases: [250], unit: 'ms', floor: 'bare prints' },
    { timesFaster: 20 },
  )
  const page = measuredPage(
    {
      figures: { 'cold start': start, certificates: prints },
      absent: { memory: 'this system does not say' },
      inTheWay: { 'cold start': 'a second process opens the book' },
    },
    ['team mode'],
    {
      day: '2026-11-28',
      machine: { processor: 'Some Processor', cores: 2, memoryGb: 16, system: 'Linux 6.1' },
      electron: { electronVersion: '33.2.1', official: false },
    },
  )
  expect(page).toContain(
    '2026-11-28, Some Processor, 2 cores, 16 GB, Linux 6.1, Electron 33.2.1 from the package registry',
  )
  expect(page).toContain('| cold start | 1.50 × | 1.5 | 1,500 ms | 1,000 ms | 1 | ≤ 1.25 × | **missed** |')
  expect(page).toContain('| certificates | 25.0 × faster | 0.04 | 10 ms | 250 ms | 1 | ≥ 20 × faster | met |')
  expect(page).toContain('- **cold start**: against a blank window. Processor time 2 against 1.')
  expect(page).toContain('- **cold start**: a second process opens the book.')
  expect(page).toContain('- memory: this system does not say.')
  expect(page).toContain('- team mode: not there yet.')
})

it('counts every script the page names and the words of one language', () => {
  const html = `<script type="module" crossorigin src="./assets/runtime.js"></script>
    <script type="module" crossorigin src="./assets/first.js"></script>
    <link rel="modulepreload" crossorigin data-words="en" href="./assets/en.js">
    <link rel="modulepreload" crossorigin data-words="zh-CN" href="./assets/zh.js">`
  expect(scriptsBeforeFirstPage(html)).toEqual(['assets/runtime.js', 'assets/first.js', 'assets/zh.js'])
})
