'use server'

import { PaperAnswerForm } from '#lib/contracts/forms/paper.ts'
import { enterPaperAnswer } from '#lib/use-cases/notice/enter-paper-answer.ts'
import { action } from '#lib/web/action.ts'

export const enterPaperAnswerAction = action(
  'enter paper answer',
  PaperAnswerForm,
  (ports, input, { actor }) => enterPaperAnswer(ports)(actor, input),
)
