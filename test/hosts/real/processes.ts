import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Message, Step, Task } from './worker.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/** A step that a worker has begun, and its answer, if one came back. */
export interface Told {
  readonly id: string;
  readonly step: Step;
  answer?: Answer;
  cause?: string;
}

/** A process that does steps, and what it has told. */
export class Worker {
  /** What it has begun, in that order. */
  readonly steps: Told[] = [];
  /** Resolved once it is connected. */
  readonly ready: Promise<void>;
  /** Resolved once it has ended and all that it has told is here: with the signal that ended it. */
  readonly ended: Promise<string | null>;
  readonly #child: ChildProcess;
  readonly #byName = new Map<string, Told>();

  constructor(task: Task) {
    const child = fork(WORKER, [JSON.stringify(task)], { execArgv: [] });
    this.#child = child;
    this.ended = Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(([[, signal]]) => signal);
    this.ready = new Promise((resolve, reject) => {
      child.on('message', (message: Message) => {
        if ('ready' in message) resolve();
        else this.#hear(message);
      });
      child.once('exit', () => reject(new Error(`worker ${task.name} ended before it was connected`)));
    });
  }

  start(): void {
    this.#child.send('start');
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** The answers that came back, by the ids of what was asked for. */
  answers(step: Step): ReadonlyMap<string, Answer> {
    const told = this.steps.filter((one) => one.step === step);
    return new Map(told.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer]])));
  }

  #hear({ step, id, answer, cause }: Exclude<Message, { readonly ready: true }>): void {
    const name = `${step} ${id}`;
    const told = this.#byName.get(name) ?? { id, step };
    if (!this.#byName.has(name)) this.steps.push(told);
    this.#byName.set(name, told);
    if (answer !== undefined) told.answer = answer;
    if (cause !== undefined) told.cause = cause;
  }
}

/** Starts workers together, once all are connected. They are killed before the test goes on, if they still run. */
export async function withWorkers(
  tasks: readonly Task[],
  work: (workers: readonly Worker[]) => Promise<void>,
): Promise<void> {
  const workers = tasks.map((task) => new Worker(task));
  try {
    await Promise.all(workers.map(({ ready }) => ready));
    for (const worker of workers) worker.start();
    await work(workers);
  } finally {
    for (const worker of workers) worker.kill();
    await Promise.all(workers.map(({ ended }) => ended));
  }
}
