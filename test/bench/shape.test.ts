import { expect, it } from 'vitest'
import { runBench } from './run'

it('measures every figure against its floor in the same run', { timeout: 240_000 }, async () => {
  const figures = await runBench(
    { pairs: 2, people: 200, importRows: 300, certificates: 10 },
    () => undefined,
  )
  expect(Object.keys(figures)).toEqual([
    'cold start',
    'list 5,000 people',
    'search 5,000 people',
    'roster import',
    'certificates in one PDF',
  ])
  for (const figure of Object.values(figures)) {
    expect(figure).toEqual({
      ratio: expect.any(Number),
      p95: expect.any(Number),
      floor: expect.stringMatching(/\w/),
      n: 2,
      productMs: expect.any(Number),
      floorMs: expect.any(Number),
    })
    expect(figure.ratio).toBeGreaterThan(0)
    expect(figure.floorMs).toBeGreaterThan(0)
  }
})
