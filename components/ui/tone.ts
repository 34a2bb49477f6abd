import {
  alarm,
  circle,
  circleAlert,
  circleCheck,
  clock,
  flask,
  info,
  octagonX,
  type Glyph,
} from './glyphs.ts'

/** What a colour says; globals.css has the meanings. */
export type Tone = 'neutral' | 'info' | 'waiting' | 'verified' | 'overdue' | 'danger' | 'hazard' | 'drill'

/** Every tone has its own shape, so that none is told apart by colour alone. */
export const toneGlyph: Record<Tone, Glyph> = {
  neutral: circle,
  info,
  waiting: clock,
  verified: circleCheck,
  overdue: alarm,
  danger: circleAlert,
  hazard: octagonX,
  drill: flask,
}

export const toneText: Record<Tone, string> = {
  neutral: 'text-muted',
  info: 'text-brand-text',
  waiting: 'text-waiting',
  verified: 'text-verified',
  overdue: 'text-overdue',
  danger: 'text-danger',
  hazard: 'text-strong',
  drill: 'text-drill',
}

export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-sunken text-body',
  info: 'bg-brand-soft text-brand-text',
  waiting: 'bg-waiting-soft text-waiting',
  verified: 'bg-verified-soft text-verified',
  overdue: 'bg-overdue-soft text-overdue',
  danger: 'bg-danger-soft text-danger',
  hazard: 'bg-hazard text-on-hazard',
  drill: 'bg-drill-soft text-drill',
}

/** For areas, drawn in currentColor: stronger than text has to be. */
export const toneFill: Record<Tone, string> = {
  neutral: 'text-muted',
  info: 'text-brand-text',
  waiting: 'text-waiting-solid',
  verified: 'text-verified-solid',
  overdue: 'text-overdue-solid',
  danger: 'text-danger-solid',
  hazard: 'text-hazard',
  drill: 'text-drill',
}
