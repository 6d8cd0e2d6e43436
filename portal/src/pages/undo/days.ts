import type { Answer } from '../../api/answer.ts'

type UndoableList = Answer<'/api/runs/{id}/undoable', 'get'>
export type Undoable = UndoableList['items'][number]
/** Of a whole run: how many can go back, and the first of their last days. */
export type UndoTotals = UndoableList['totals']
