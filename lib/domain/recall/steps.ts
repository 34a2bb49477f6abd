import type { InstructionStep } from './recall.ts'

/** The steps as one numbered text: what messages carry and the API calls `instructions`. */
export const numberedSteps = (steps: readonly InstructionStep[]): string =>
  steps
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .map((text, i) => `${i + 1}. ${text}`)
    .join('\n')

/** Whether the instructions follow the steps, or were written by hand. */
export const followsSteps = (instructions: string, steps: readonly InstructionStep[]): boolean =>
  instructions.trim() === '' || instructions === numberedSteps(steps)
