import { z } from 'zod'

import {
  BOARD_SORTS,
  MATCHES,
  type BoardFilter,
  type StoreSelection,
} from '#lib/domain/notice/board-filter.ts'
import { NOTICE_CLOCKS } from '#lib/domain/notice/clocks.ts'
import { NOTICE_STATES } from '#lib/domain/notice/lifecycle.ts'

import { StoreNumber } from './catalog.ts'

const StateFilter = z.enum([...NOTICE_STATES, 'unanswered', 'awaited'])
const name = z.string().min(1).max(200)
// From an address: what is no filter of ours filters nothing, so that a link never leads to an error.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const filterFields = {
  state: lenient(StateFilter),
  overdue: lenient(z.stringbool()),
  late: lenient(z.enum(NOTICE_CLOCKS)),
  notReached: lenient(z.stringbool()),
  reopened: lenient(z.stringbool()),
  leftOnSale: lenient(z.stringbool()),
  stoodDown: lenient(z.stringbool()),
  match: lenient(z.enum(MATCHES)),
  district: lenient(name),
  banner: lenient(name),
  usState: lenient(name),
  owner: lenient(name),
  text: lenient(z.string().trim().min(1).max(100)),
}

/** The filter and the order of a board, as they stand in its address. */
export const BoardAddress = z.object({
  ...filterFields,
  sort: z.enum(BOARD_SORTS).default('exceptions').catch('exceptions'),
  descending: z.stringbool().default(false).catch(false),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})

// As many as a board keeps in its own address.
const MOST_NAMED = 50

/** What a board asks for as it is scrolled. */
export const WindowAddress = BoardAddress.omit({ page: true }).extend({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** These stores instead of those that a filter matches; what can be no store's number names none. */
  numbers: z
    .string()
    .transform((text) => text.split(',').filter((one) => StoreNumber.safeParse(one).success))
    .transform((named) => named.slice(0, MOST_NAMED))
    .optional(),
  /** The last change that the board knows of: no answer from before it is good enough. */
  mark: z.string().max(64).optional(),
})

export const filterOf = (
  address: z.output<typeof BoardAddress> | z.output<typeof WindowAddress>,
): BoardFilter => {
  const { state, overdue, late, notReached, reopened, leftOnSale, stoodDown } = address
  const { match, district, banner, usState, owner, text } = address
  return {
    state,
    overdue,
    late,
    notReached,
    reopened,
    leftOnSale,
    stoodDown,
    match,
    district,
    banner,
    usState,
    owner,
    text,
  }
}

const Filter = z.strictObject({
  state: StateFilter.optional(),
  overdue: z.boolean().optional(),
  late: z.enum(NOTICE_CLOCKS).optional(),
  notReached: z.boolean().optional(),
  reopened: z.boolean().optional(),
  leftOnSale: z.boolean().optional(),
  stoodDown: z.boolean().optional(),
  match: z.enum(MATCHES).optional(),
  district: name.optional(),
  banner: name.optional(),
  usState: name.optional(),
  owner: name.optional(),
  text: z.string().trim().min(1).max(100).optional(),
}) satisfies z.ZodType<BoardFilter>

/** Strict, unlike an address: with a filter that was misread more stores would be told than were meant. */
const Selection = z.union([
  z.strictObject({ numbers: z.array(StoreNumber).min(1).max(10_000) }),
  z.strictObject({ matching: Filter }),
]) satisfies z.ZodType<StoreSelection>

export const FollowUpForm = z.strictObject({ recallId: z.uuid(), chosen: Selection })
export const ReassignForm = FollowUpForm.extend({ ownerId: z.uuid() })

const reason = z.string().trim().min(3).max(1000)
const StoreActionForm = z.strictObject({ recallId: z.uuid(), storeNumber: StoreNumber })
/** `reportId`: the report that whoever verifies has seen. */
export const VerifyForm = StoreActionForm.extend({ reportId: z.uuid().optional(), reason: reason.optional() })
export const ExcuseForm = StoreActionForm.extend({ because: reason })
export const AcknowledgeForForm = StoreActionForm.extend({ version: z.coerce.number().int().min(1) })

// Through the API: some stores, those that a filter of the board matches, or all that the call is for.
const some = {
  storeNumbers: z.array(StoreNumber).min(1).max(10_000).optional(),
  matching: Filter.optional(),
  all: z.literal(true).optional(),
}
type Some = {
  storeNumbers?: string[] | undefined
  matching?: BoardFilter | undefined
  all?: true | undefined
}

const oneOfThem = ({ storeNumbers, matching, all }: Some, context: z.core.$RefinementCtx) => {
  if ([storeNumbers, matching, all].filter((said) => said !== undefined).length !== 1)
    context.addIssue({
      code: 'custom',
      path: ['storeNumbers'],
      message: 'Name stores, or say which by "matching", or "all": true.',
      params: { code: 'required' },
    })
}

export const FollowUpBody = z.strictObject(some).superRefine(oneOfThem)
export const ReassignBody = z.strictObject({ ...some, ownerId: z.uuid() }).superRefine(oneOfThem)

export const chosenOf = ({ storeNumbers, matching = {} }: Some): StoreSelection =>
  storeNumbers ? { numbers: storeNumbers } : { matching }

const yesOrNo = z.stringbool().describe('true or false').optional()
/** The filter of the board in an address of the API: strict, unlike that of a page. */
export const CallListQuery = Filter.extend({
  overdue: yesOrNo,
  notReached: yesOrNo,
  reopened: yesOrNo,
  leftOnSale: yesOrNo,
  stoodDown: yesOrNo,
})
