import type { Sink } from "../node/output.ts";

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;
const names = Object.keys(SIGNALS) as Signal[];

/** Until the sink is finished or aborted, a signal discards what it has written so far and then ends the process as if nobody had listened. */
export function discardOnSignal(sink: Sink): Sink {
  const listener = (signal: NodeJS.Signals): void => {
    sink.discard();
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => names.forEach((name) => process.off(name, listener));
  names.forEach((name) => process.on(name, listener));
  return {
    write: sink.write,
    discard: sink.discard,
    finish: () => sink.finish().then(release),
    abort: () => sink.abort().finally(release),
  };
}

/** Seconds in which work that was asked to end may do so: a reader that has stopped reading, or one huge record, must not hold it for ever. */
const GRACE = 2;

/** For work that can end in good order: the first signal asks it to; a second one, or two seconds, do not ask. */
export interface SignalWatch {
  readonly signal: AbortSignal;
  /** The exit code that says which signal came, if one did. */
  code(): number | undefined;
  release(): void;
}

/** @param discard what must not be left behind when the work does not end by itself */
export function watchSignals(discard: () => void): SignalWatch {
  const controller = new AbortController();
  let first: Signal | undefined;
  let grace: NodeJS.Timeout | undefined;
  const end = (name: NodeJS.Signals): void => {
    discard();
    release();
    process.kill(process.pid, name);
  };
  const listener = (name: NodeJS.Signals): void => {
    if (first !== undefined) return end(name);
    first = name as Signal;
    grace = setTimeout(end, GRACE * 1000, name);
    controller.abort();
  };
  const release = (): void => {
    clearTimeout(grace);
    names.forEach((name) => process.off(name, listener));
  };
  names.forEach((name) => process.on(name, listener));
  return { signal: controller.signal, code: () => (first === undefined ? undefined : SIGNALS[first]), release };
}
