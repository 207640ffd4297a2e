/** Where a piece of about `size` code units that begins at `start` ends: never between the halves of a surrogate pair, which an encoder behind it may not keep. */
export function pieceEnd(text: string, start: number, size: number): number {
  const end = start + size;
  if (end >= text.length) return text.length;
  return (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end + 1 : end;
}
