import { redoRefusal, type UndoMode, undoRefusal } from '../../../../src/domain/history/undo'
import type { Voids } from '../../area-handlers'
import type { Reversal, Reversing } from '../../db/book'
import { chunksOf } from '../../db/chunks'
import type { Db } from '../../db/databases'
import { Refusal } from '../../refusal'
import { objectIn } from '../stored/object-in'
import { namedRows } from './changes-store'
import { behindOf, isLive, isUndoneLater, undoFloor, undoFloors } from './history-store'

interface Target {
  seq: number
  at: string
  area: string
  command: string
  kind: 'do' | 'undo' | 'redo'
  undo: UndoMode
  params: string | null
}

/** Steps in the way that are named, the newest first: nobody reads a thousand. */
const mostListed = 50

/** The running command, as far as taking back others needs it. */
type Running = Reversing & { tx: Db; operatorId: string | null }

/** How a compensated command is taken back. */
export interface CounterStep {
  voids(): Promise<Voids>
  run(): Promise<void>
}
type CounterStepOf = (seq: number, area: string, name: string) => Promise<CounterStep>

/** Undo and redo, inside the running command's transaction. Throws a Refusal; the caller rolls back. */
export async function takeBack(
  running: Running,
  kind: 'undo' | 'redo',
  input: unknown,
  counterStepOf: CounterStepOf,
): Promise<Reversal> {
  const { seq, ...sure } = input as { seq: number } & Sure
  const before = await operatorsOf(running.tx)
  const reversal = await (kind === 'undo' ? undo(running, seq, sure, counterStepOf) : redo(running, seq))
  refuseToLose(before, await operatorsOf(running.tx), running.operatorId)
  return reversal
}

/** What whoever asks has seen and wants all the same. */
interface Sure {
  withLater?: boolean
  others?: boolean
  voids?: boolean
}

async function undo(
  running: Running,
  seq: number,
  sure: Sure,
  counterStepOf: CounterStepOf,
): Promise<Reversal> {
  const target = await undoable(running.tx, seq)
  // Looked up, not tried: whoever only hears what stands in the way does not keep the writer for it.
  const { seqs, staying } = await running.dependentOn([seq])
  if (staying.length > 0) throw new Refusal('undo_would_break', await namedRows(running.tx, staying))
  const others = await othersIn(running, seqs)
  if (!sure.withLater && seqs.size > 1)
    throw new Refusal('undo_touched_later', { ...(await standingIn(running.tx, seq, seqs)), ...others })
  if (!sure.others && others.names.length > 0)
    throw new Refusal('undo_of_another', { ...refOf(target), ...others, by: others.names[0] })
  const targets = await targetsOf(running.tx, seqs)
  const counterSteps = new Map<number, CounterStep>()
  for (const one of targets)
    if (one.undo === 'compensated')
      counterSteps.set(one.seq, await counterStepOf(one.seq, one.area, one.command))
  if (!sure.voids) await refuseToVoidPrinted(target, counterSteps.values())
  const kept = await reverseAll(running, targets, counterSteps)
  if (await running.hasOrphans([...seqs])) throw new Refusal('undo_would_break', { records: [], count: 0 })
  return {
    kind: 'undo',
    targets: targets.map(one => one.seq),
    params: { ...refOf(target), count: targets.length, ...(kept > 0 ? { kept } : {}) },
  }
}

/** What lies printed on somebody's desk is not declared void by a key pressed in passing. */
async function refuseToVoidPrinted(target: Target, counterSteps: Iterable<CounterStep>): Promise<void> {
  let [count, printed] = [0, 0]
  for (const step of counterSteps) {
    const voids = await step.voids()
    count += voids.count
    printed += voids.printed
  }
  if (printed > 0) throw new Refusal('undo_voids_printed', { ...refOf(target), count, printed })
}

/** Who else did any of these steps; nobody where nobody is known to ask. */
async function othersIn(
  { tx, operatorId }: Running,
  seqs: ReadonlySet<number>,
): Promise<{ names: string[] }> {
  if (operatorId === null) return { names: [] }
  const names = new Set<string>()
  for (const some of chunksOf([...seqs])) {
    const found = await tx
      .selectFrom('audit')
      .innerJoin('operator', 'operator.id', 'audit.operator_id')
      .select('operator.name')
      .distinct()
      .where('audit.seq', 'in', some)
      .where('operator.id', '!=', operatorId)
      .execute()
    for (const { name } of found) names.add(name)
  }
  return { names: [...names] }
}

interface Operators {
  known: number
  acting: ReadonlySet<string>
}

async function operatorsOf(db: Db): Promise<Operators> {
  const rows = await db.selectFrom('operator').select(['id', 'active']).execute()
  return { known: rows.length, acting: new Set(rows.filter(row => row.active === 1).map(row => row.id)) }
}

/** Somebody is left to act, and that is the one who asks. */
function refuseToLose(before: Operators, after: Operators, asking: string | null): void {
  if (asking !== null && before.acting.has(asking) && !after.acting.has(asking))
    throw new Refusal('undo_of_oneself')
  if (before.acting.size > 0 && after.acting.size === 0 && after.known > 0) throw new Refusal('last_operator')
}

async function redo(running: Running, seq: number): Promise<Reversal> {
  const { tx } = running
  const undoing = await findTarget(tx, seq)
  const seqs = await targetSeqs(tx, seq)
  const targets: Target[] = []
  const undoneByThis: boolean[] = []
  for (const target of seqs) {
    const found = await findTarget(tx, target)
    if (!found) throw new Refusal('nothing_to_redo')
    targets.push(found)
    undoneByThis.push((await lastReversalOf(tx, target)) === seq)
  }
  const refusal = redoRefusal(
    undoing && { kind: undoing.kind, reachable: seq > (await undoFloor(tx)) },
    targets.map((target, at) => ({ undo: target.undo, undoneByThis: undoneByThis[at] === true })),
  )
  if (refusal) throw new Refusal(refusal)
  const later = await running.touchedLater(seq)
  if (later.length > 0) throw new Refusal('redo_touched_later', { count: later.length })
  if (await isUndoneLater(tx, seq)) throw new Refusal('redo_touched_later', { count: 1 })
  if (!(await running.isIntact(seq))) throw new Refusal('undo_not_proved')
  await running.reverse(seq)
  if (await running.hasOrphans([seq])) throw new Refusal('undo_would_break', { records: [], count: 0 })
  const [first] = targets
  const params = first ? { ...refOf(first), count: targets.length } : {}
  return { kind: 'redo', of: seq, targets: seqs, params }
}

/** The command, when nothing about itself forbids to undo it. */
async function undoable(db: Db, seq: number): Promise<Target> {
  const target = await findTarget(db, seq)
  const refusal = undoRefusal(
    target && {
      kind: target.kind,
      undo: target.undo,
      live: await isLive(db, seq),
      reachable: seq > (await undoFloor(db)),
    },
  )
  if (refusal === 'undo_behind')
    throw new Refusal(refusal, { context: behindOf(await undoFloors(db), seq) ?? 'upgrade' })
  if (refusal || !target)
    throw new Refusal(refusal ?? 'nothing_to_undo', target?.undo === 'final' ? refOf(target) : {})
  return target
}

/** The steps in the way of one: how many, whether one of them stays, and the newest of them. */
async function standingIn(db: Db, seq: number, seqs: ReadonlySet<number>): Promise<Record<string, unknown>> {
  const blockers = [...seqs].filter(one => one !== seq).sort((a, b) => b - a)
  const listed = await findTargets(db, blockers.slice(0, mostListed))
  return { blockers: listed.map(refOf), count: blockers.length, final: await isOneFinal(db, blockers) }
}

async function isOneFinal(db: Db, seqs: readonly number[]): Promise<boolean> {
  for (const some of chunksOf(seqs)) {
    const final = db.selectFrom('audit').select('seq').where('seq', 'in', some).where('undo', '=', 'final')
    if (await final.executeTakeFirst()) return true
  }
  return false
}

/** Newest first; each must allow it. */
async function targetsOf(db: Db, seqs: ReadonlySet<number>): Promise<Target[]> {
  const targets = await findTargets(db, [...seqs])
  for (const target of targets) await undoable(db, target.seq)
  return targets
}

async function reverseAll(
  running: Running,
  targets: readonly Target[],
  counterSteps: ReadonlyMap<number, CounterStep>,
): Promise<number> {
  let kept = 0
  for (const target of targets) {
    // What it wrote down is what would be put back.
    if (!(await running.isIntact(target.seq))) throw new Refusal('undo_not_proved')
    const counterStep = counterSteps.get(target.seq)
    if (counterStep) await counterStep.run()
    else kept += await running.reverse(target.seq)
  }
  return kept
}

async function findTarget(db: Db, seq: number): Promise<Target | undefined> {
  return (await findTargets(db, [seq]))[0]
}

/** Newest first. */
async function findTargets(db: Db, seqs: readonly number[]): Promise<Target[]> {
  const targets: Target[] = []
  for (const some of chunksOf(seqs)) {
    const found = await db
      .selectFrom('audit')
      .leftJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
      .select([
        'audit.seq',
        'audit.at',
        'audit.area',
        'audit.command',
        'audit.kind',
        'audit.undo',
        'command_detail.params',
      ])
      .where('audit.seq', 'in', some)
      .execute()
    targets.push(...found)
  }
  return targets.sort((one, other) => other.seq - one.seq)
}

/** What an undo took back, or a redo brought again. */
async function targetSeqs(db: Db, seq: number): Promise<number[]> {
  const rows = await db
    .selectFrom('reversal')
    .select('target_seq')
    .where('seq', '=', seq)
    .orderBy('target_seq')
    .execute()
  return rows.map(row => row.target_seq)
}

/** The newest undo or redo that names the command decides whether it holds. */
async function lastReversalOf(db: Db, target: number): Promise<number | null> {
  const newest = await db
    .selectFrom('reversal')
    .select(eb => eb.fn.max('seq').as('seq'))
    .where('target_seq', '=', target)
    .executeTakeFirst()
  return newest?.seq ?? null
}

function refOf(target: Target): Record<string, unknown> {
  return {
    seq: target.seq,
    at: target.at,
    area: target.area,
    command: target.command,
    undo: target.undo,
    params: objectIn(target.params),
  }
}
