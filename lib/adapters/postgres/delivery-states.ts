import { DELIVERY_TRANSITIONS, SETTLED_STATES, type DeliveryMove } from '#lib/domain/delivery/lifecycle.ts'

// The transitions of the domain as lists for SQL: derived, so that no statement says anything of its own.

const listed = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ')

/** The states from which this move is made, for `state IN (…)`. */
export const fromStates = (move: DeliveryMove): string => listed(DELIVERY_TRANSITIONS[move].from)

/** The states in which a send has ended, for `state IN (…)`. */
export const SENT_SQL = listed(SETTLED_STATES)
