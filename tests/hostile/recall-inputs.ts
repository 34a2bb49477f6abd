import { randomUUID } from 'node:crypto'

import { PASSWORD } from '#tests/e2e/support/database.ts'

import type { ActionGround } from './action-ground.ts'
import { reason, type Rows } from './action-row.ts'
import { ONE_LOT } from './retailer-apart.ts'

const about = (ground: ActionGround, more: object = {}) => ({ recallId: ground.out.id, ...more })
const atStore = (recall: { id: string }, { retailer: { number } }: ActionGround, more: object = {}) => ({
  recallId: recall.id,
  storeNumber: number,
  ...more,
})
const chosen = (ground: ActionGround) => about(ground, { chosen: { numbers: [ground.retailer.number] } })
const IN_TWO_MONTHS = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 16)
const SURPRISE = {
  from: '2099-01-05',
  to: '2099-01-18',
  opens: '09:00',
  closes: '17:00',
  zone: 'America/Chicago',
}
const DRILL = { population: 'all', district: '', count: '10' }

const R = 'app/(recall)/recalls'
export const RECALL_INPUTS: Rows = {
  [`${R}/actions.ts#startDraft`]: ['manager', ({ content }) => ({ recallId: randomUUID(), content })],
  [`${R}/actions.ts#saveDraft`]: [
    'manager',
    ({ draft: { id }, content }) => ({ recallId: id, ifRevision: 1, content }),
  ],
  [`${R}/actions.ts#readDraft`]: ['manager', ({ draft: { id } }) => ({ recallId: id })],
  [`${R}/actions.ts#commandRecallAction`]: [
    'manager',
    ({ toSubmit: { id, revision } }) => ({ recallId: id, verb: 'cancel', reason, ifRevision: revision }),
  ],
  [`${R}/actions.ts#scheduleRecallAction`]: [
    'manager',
    ({ planned: { id, revision } }) => ({
      recallId: id,
      ifRevision: revision,
      local: IN_TWO_MONTHS,
      zone: 'America/Chicago',
    }),
  ],
  [`${R}/actions.ts#closeRecallAction`]: [
    'manager',
    ({ closing: { id, revision } }) => ({
      recallId: id,
      ifRevision: revision,
      ...Object.fromEntries(
        ['unanswered', 'arriving', 'unexplained', 'checks', 'second_person'].map((one) => [
          `reasons.${one}`,
          reason,
        ]),
      ),
    }),
  ],
  [`${R}/actions.ts#changeScopeAction`]: [
    'manager',
    ({ wide: { id, revision } }) => ({
      recallId: id,
      ifRevision: revision,
      verb: 'extend_scope',
      scope: [{ ...ONE_LOT[0], lots: ['L24A', 'L24B', 'L24C'] }],
      reason,
    }),
  ],
  [`${R}/actions.ts#scopeEffectAction`]: ['manager', (ground) => about(ground, { scope: ONE_LOT })],
  [`${R}/call-actions.ts#recordCallAction`]: [
    'manager',
    ({ callTaskId: taskId }) => ({ taskId, outcome: 'no_answer', note: '' }),
  ],
  [`${R}/call-actions.ts#takeNewLadderAction`]: ['manager', (ground) => about(ground)],
  [`${R}/[id]/stores/[number]/paper/actions.ts#enterPaperAnswerAction`]: [
    'manager',
    (ground) =>
      atStore(ground.paper, ground, {
        code: ground.paperCode,
        version: '1',
        signedBy: 'Lee',
        outcome: 'needs_help',
        note: '',
      }),
  ],
  [`${R}/[id]/actions.ts#remindStoresAction`]: ['manager', chosen],
  [`${R}/[id]/actions.ts#escalateStoresAction`]: ['manager', chosen],
  [`${R}/[id]/actions.ts#reassignStoresAction`]: [
    'manager',
    (ground) => ({ ...chosen(ground), ownerId: ground.manager.id }),
  ],
  [`${R}/[id]/actions.ts#verifyStoreAction`]: ['manager', (ground) => atStore(ground.counted, ground)],
  [`${R}/[id]/actions.ts#excuseStoreAction`]: [
    'manager',
    (ground) => atStore(ground.excused, ground, { because: reason }),
  ],
  [`${R}/[id]/actions.ts#acknowledgeForStoreAction`]: [
    'manager',
    (ground) => atStore(ground.out, ground, { version: '1' }),
  ],
  [`${R}/[id]/actions.ts#approveProposalAction`]: [
    'approver',
    ({ approve }) => ({ ...approve, proof: PASSWORD }),
  ],
  [`${R}/[id]/actions.ts#rejectProposalAction`]: ['approver', ({ reject }) => reject],
  [`${R}/[id]/timeline/actions.ts#addCommentAction`]: [
    'manager',
    (ground) => about(ground, { body: 'Of a test.', attachments: '' }),
  ],
  [`${R}/[id]/timeline/actions.ts#readCommentsAction`]: ['manager', (ground) => about(ground)],
  [`${R}/attachment-actions.ts#attachFileAction`]: [
    'manager',
    (ground) => about(ground, { purpose: 'file', name: 'n.txt', mediaType: 'text/plain', bytes: 3 }),
  ],
  [`${R}/attachment-actions.ts#finishAttachmentAction`]: [
    'manager',
    (ground) => about(ground, { attachmentId: ground.files.toFinish }),
  ],
  [`${R}/attachment-actions.ts#removeAttachmentAction`]: [
    'manager',
    (ground) => about(ground, { attachmentId: ground.files.toRemove }),
  ],
  'app/(recall)/drills/actions.ts#startDrillAction': ['manager', () => ({ ...DRILL, mode: 'draft' })],
  'app/(recall)/drills/actions.ts#surpriseDrillAction': [
    'manager',
    () => ({ ...DRILL, ...SURPRISE, mode: 'surprise' }),
  ],
}
