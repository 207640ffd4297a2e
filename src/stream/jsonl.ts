import { checkChoice, GuiyiError } from "../error.ts";
import { onErrors, processLines, type OnError } from "./lines.ts";
import { checkMaxRecord, DEFAULT_MAX_RECORD, escapePiece, openLongLine } from "./long-line.ts";
import { createRecordProcessor, type RecordError, type RecordOptions } from "./record.ts";

export interface JsonlStreamOptions extends RecordOptions {
  /** What happens to a bad record. Default "emit". */
  readonly onError?: OnError;
  /** A line of more code units than this is a bad record, and is not held. Default 64 Mi. */
  readonly maxRecord?: number;
  /** Told of each bad record. */
  readonly onRecordError?: (error: RecordError) => void;
}

/**
 * JSONL through a web stream: one line in, one line out, in order, whatever the chunks. Only the named field changes; every
 * other character of the record stays as it is. What is held is one line and one chunk.
 *
 * @example
 * const clean = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(jsonlStream({ field: "text" })).pipeThrough(new TextEncoderStream());
 */
export function jsonlStream(options: JsonlStreamOptions = {}): TransformStream<string, string> {
  const { onError = "emit", maxRecord = DEFAULT_MAX_RECORD, onRecordError, ...recordOptions } = options;
  checkChoice("onError", onError, onErrors);
  checkMaxRecord(maxRecord);
  const processor = createRecordProcessor(recordOptions);
  let held: string[] = []; // pieces of the line that has not ended
  let heldLength = 0;
  let isLong = false; // the line that has not ended is over the limit: its pieces go straight out
  let line = 1;
  type Controller = TransformStreamDefaultController<string>;

  const finish = (text: string, controller: Controller): void => {
    const result = processLines(text, processor, { onError, firstLine: line, maxRecord });
    line += result.lines;
    for (const error of result.errors) onRecordError?.(error);
    if (result.text !== "") controller.enqueue(result.text);
    if (result.isStopped) stop(result.errors.at(-1)!);
  };
  const stop = ({ code, message, line: at }: RecordError): never => {
    throw new GuiyiError(code, `line ${at}: ${message}`);
  };
  const hold = (piece: string, controller: Controller): void => {
    if (isLong) return pass(piece, controller);
    held.push(piece);
    heldLength += piece.length;
    if (heldLength <= maxRecord) return;
    const { head, error } = openLongLine(line, maxRecord, processor.lineNumbers);
    onRecordError?.(error);
    if (onError === "fail") stop(error);
    isLong = true;
    if (onError === "emit") controller.enqueue(head);
    for (const part of held) pass(part, controller);
    held = [];
  };
  let half = ""; // the first half of a surrogate pair at the end of a chunk waits for the other, so that chunks do not show
  const pass = (piece: string, controller: Controller): void => {
    const text = half + piece;
    half = (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.slice(-1) : "";
    if (onError === "emit") controller.enqueue(escapePiece(text.slice(0, text.length - half.length)));
  };
  const endLong = (end: string, controller: Controller): void => {
    if (onError === "emit") controller.enqueue(escapePiece(half) + openLongLine(line, maxRecord, processor.lineNumbers).tail + end);
    half = "";
    isLong = false;
    heldLength = 0;
    line++;
  };

  return new TransformStream<string, string>({
    transform(chunk, controller) {
      let start = 0;
      const first = chunk.indexOf("\n");
      if (first < 0) return hold(chunk, controller);
      if (heldLength > 0) {
        // The end of a line that began in an earlier chunk.
        hold(chunk.slice(0, first), controller);
        start = first + 1;
        if (isLong) endLong("\n", controller);
        else finish(take() + "\n", controller);
      }
      const last = chunk.lastIndexOf("\n") + 1;
      if (last > start) finish(chunk.slice(start, last), controller);
      if (last < chunk.length) hold(chunk.slice(last), controller);
    },
    flush(controller) {
      if (isLong) endLong("", controller);
      else if (heldLength > 0) finish(take(), controller);
    },
  });

  function take(): string {
    const text = held.join("");
    held = [];
    heldLength = 0;
    return text;
  }
}
