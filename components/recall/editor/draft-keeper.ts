import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import type { SavedDraft } from '#lib/contracts/forms/saved-draft.ts'
import { mergeRecalls, type Conflict } from '#lib/domain/recall/merge.ts'
import { isSame } from '#lib/domain/recall/merge-values.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { FieldError } from '#lib/domain/result.ts'

/** What the server last said it has. Revision null: nothing was ever saved. */
export type Standing = { id: string; revision: number | null; content: RecallContent }

/** What is kept in the browser until it is saved: my text, and the one it came from. */
export type Kept = Standing & { mine: RecallContent; at: string }

export type SaveState =
  | { kind: 'clean' }
  | { kind: 'untitled' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline' }
  | { kind: 'signed_out' }
  | { kind: 'gone'; status: string }
  | { kind: 'refused'; title: string; detail: string; errors: FieldError[] }
  | { kind: 'conflict'; merged: RecallContent; conflicts: Conflict[] }

export type Latest = { revision: number; status: string; content: RecallContent }

export type KeeperPorts = {
  start(input: { recallId: string; content: RecallContent }): Promise<ActionAnswer<SavedDraft>>
  save(input: {
    recallId: string
    ifRevision: number
    content: RecallContent
  }): Promise<ActionAnswer<SavedDraft>>
  latest(input: { recallId: string }): Promise<ActionAnswer<Latest>>
  keep(kept: Kept): void
  forget(): void
  onState(state: SaveState): void
  /** Somebody else’s changes came into my text. */
  onMerged(content: RecallContent): void
  onSaved(saved: SavedDraft): void
  now(): string
}

const QUIET_MS = 800
const RETRY_MS = [2_000, 5_000, 15_000, 30_000]
const SHORTEST_TITLE = 3

/**
 * Saves what is written, by itself and one save at a time. Promises: text that is not saved stands in the browser; what
 * somebody else saved is never written over, but merged, or asked about where both changed one place.
 */
export class DraftKeeper {
  #ports: KeeperPorts
  #base: Standing
  #mine: RecallContent
  #done: RecallContent | null
  #newest: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  #failures = 0
  /**
   * What somebody else saved, while a person has to choose before anything is saved again. Until then my text still comes
   * from the older base: a reload in between merges anew and asks again, instead of writing over theirs.
   */
  #asked: Standing | null = null

  constructor(initial: Standing, ports: KeeperPorts) {
    this.#ports = ports
    this.#base = initial
    this.#mine = initial.content
    this.#done = initial.content
    this.#newest = initial.revision ?? 0
  }

  get standing(): Standing {
    return this.#base
  }
  get isDirty(): boolean {
    return this.#mine !== this.#done
  }
  get isBusy(): boolean {
    return this.#running !== null
  }

  change(content: RecallContent): void {
    this.#mine = content
    this.#keep()
    if (this.#asked) return
    this.#ports.onState({ kind: 'typing' })
    this.#wait(QUIET_MS)
  }

  /** Saves what is not saved yet, at once; resolves when that is done or has failed. True: all is saved. */
  async flush(): Promise<boolean> {
    await this.#running
    await this.#run(() => this.#turn())
    return !this.isDirty && !this.#asked && this.#base.revision !== null
  }

  /** The recall stands under this revision now, says the live stream. */
  seen(revision: number): void {
    this.#newest = Math.max(this.#newest, revision)
    if (this.#asked || this.isBusy || this.#base.revision === null || revision <= this.#base.revision) return
    void this.#run(() => this.#bringTogether())
  }

  /** What a person made of the conflict. */
  resolve(content: RecallContent): void {
    if (!this.#asked) return
    this.#base = this.#asked
    this.#asked = null
    this.#mine = content
    this.#ports.onMerged(content)
    this.#keep()
    this.#wait(0)
  }

  /** Asks again, from what both have written by now. */
  reconsider(): void {
    if (this.#asked) void this.#run(() => this.#bringTogether())
  }

  /** Text that was found in the browser: goes on from what it came from. */
  restore(kept: Kept): void {
    this.#mine = kept.mine
    this.#done = null
    const { revision } = this.#base
    if (revision === null || kept.revision === revision) {
      this.#base = { ...this.#base, id: kept.id }
      this.#ports.onMerged(kept.mine)
      return this.#wait(QUIET_MS)
    }
    this.#base = { ...this.#base, revision: kept.revision, content: kept.content }
    void this.#run(() => this.#bringTogether())
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #keep(): void {
    this.#ports.keep({ ...this.#base, mine: this.#mine, at: this.#ports.now() })
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(() => this.#turn()), ms)
  }

  #run(work: () => Promise<void>): Promise<void> {
    this.#running ??= work().finally(() => (this.#running = null))
    return this.#running
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#asked || !this.isDirty) return
    const { id: recallId, revision } = this.#base
    const sent = this.#mine
    if (revision === null && sent.title.trim().length < SHORTEST_TITLE)
      return this.#ports.onState({ kind: 'untitled' })
    this.#ports.onState({ kind: 'saving' })
    const answer = await (
      revision === null
        ? this.#ports.start({ recallId, content: sent })
        : this.#ports.save({ recallId, ifRevision: revision, content: sent })
    ).catch(() => null)
    if (answer === null) return this.#unreachable()
    this.#failures = 0
    return answer.ok ? this.#saved(answer.value, sent, revision === null) : this.#refused(answer)
  }

  #refused({ code, title, detail, errors }: Refused): Promise<void> | void {
    if (code === 'RECALL_CHANGED' || code === 'REVISION_STALE') return this.#bringTogether()
    if (code === 'UNAUTHENTICATED') return this.#ports.onState({ kind: 'signed_out' })
    if (code === 'ILLEGAL_TRANSITION')
      return this.#ports.onState({ kind: 'gone', status: 'no longer a draft' })
    this.#ports.onState({ kind: 'refused', title, detail, errors })
  }

  #unreachable(): void {
    this.#ports.onState({ kind: 'offline' })
    this.#wait(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 0)
    this.#failures += 1
  }

  async #saved(value: SavedDraft, sent: RecallContent, begun: boolean): Promise<void> {
    this.#base = { id: value.id, revision: value.revision, content: value.content }
    this.#ports.onSaved(value)
    // A first save whose answer was lost finds the draft as it was then: what was written since is still to be saved.
    const isWhole = !begun || isSame(value.content, tidy(sent))
    if (this.#mine !== sent || !isWhole) {
      this.#keep()
      return this.#wait(QUIET_MS)
    }
    this.#done = sent
    this.#ports.forget()
    this.#ports.onState({ kind: 'saved', at: value.savedAt })
    if (this.#newest > value.revision) await this.#bringTogether()
  }

  async #bringTogether(): Promise<void> {
    const answer = await this.#ports.latest({ recallId: this.#base.id }).catch(() => null)
    if (answer === null) return this.#unreachable()
    if (!answer.ok)
      return this.#ports.onState({ kind: answer.code === 'UNAUTHENTICATED' ? 'signed_out' : 'offline' })
    const { revision, status, content: theirs } = answer.value
    if (status !== 'draft') return this.#ports.onState({ kind: 'gone', status })
    const { content: merged, conflicts } = mergeRecalls(this.#base.content, tidy(this.#mine), theirs)
    const standing = { id: this.#base.id, revision, content: theirs }
    this.#newest = Math.max(this.#newest, revision)
    if (conflicts.length > 0) {
      this.#asked = standing
      return this.#ports.onState({ kind: 'conflict', merged, conflicts })
    }
    this.#base = standing
    this.#asked = null
    this.#mine = merged
    this.#ports.onMerged(merged)
    if (!isSame(merged, theirs)) return this.#wait(0)
    this.#done = merged
    this.#ports.forget()
    this.#ports.onState({ kind: 'saved', at: this.#ports.now() })
  }
}

type Refused = Extract<ActionAnswer<SavedDraft>, { ok: false }>

// The server keeps texts without the blanks around them: so does whatever is held against what it keeps.
const tidy = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'string' ? one.trim() : one)) as T
