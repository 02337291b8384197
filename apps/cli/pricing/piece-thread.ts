// The program of a thread: pieces of a file come in, what is printed of them goes out, in the same order.

import { parentPort, workerData } from 'node:worker_threads';
import type { Piece } from '../input/piece.js';
import { type PieceTask, piecePricer } from './piece-task.js';

const price = await piecePricer(workerData as PieceTask);
if (price === undefined) throw new Error('the evaluator cannot be made in this thread');
parentPort?.on('message', (piece: Piece) => parentPort?.postMessage(price(piece)));
