import type { Io } from "./command.ts";

/** One line on standard error that is written over: how much of the input, how fast, how long still. Silent when nobody looks. */
export interface Progress {
  add(bytes: number): void;
  /** Wipes the line. */
  end(): void;
}

const EVERY = 200;

/** @param total bytes of all inputs; 0 when it is not known */
export function createProgress(io: Io, total: number): Progress {
  if (!io.isTerminal) return { add() {}, end() {} };
  const begun = Date.now();
  let done = 0;
  let shown = begun;
  return {
    add(bytes) {
      done += bytes;
      const now = Date.now();
      if (now - shown < EVERY) return;
      shown = now;
      process.stderr.write(`\r\u001b[K${progressLine(done, total, (now - begun) / 1000)}`);
    },
    end() {
      process.stderr.write("\r\u001b[K");
    },
  };
}

/**
 * @example
 * progressLine(5e6, 20e6, 2) // "25 %  5.0 MB of 20.0 MB  2.5 MB/s  6 s left"
 */
export function progressLine(done: number, total: number, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const parts = [megabytes(done), `${megabytes(rate)}/s`];
  if (total > 0 && done <= total) {
    parts[0] = `${Math.floor((done / total) * 100)} %  ${megabytes(done)} of ${megabytes(total)}`;
    if (rate > 0) parts.push(`${duration((total - done) / rate)} left`);
  }
  return parts.join("  ");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
