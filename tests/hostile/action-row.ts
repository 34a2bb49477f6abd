import type { ActionGround } from './action-ground.ts'

type Who = 'admin' | 'manager' | 'approver' | 'storeManager' | 'associate' | 'nobody'
export type Input = (ground: ActionGround) => unknown
type Row = readonly [who: Who | ((ground: ActionGround) => { cookie: string }), input: Input]
export type Rows = Record<string, Row>

export const reason = 'Because of a test'
