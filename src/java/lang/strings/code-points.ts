import { outOfBounds } from '../arguments.js';
import type { Work } from '../work.js';

/** The code point that ends at `index`, which is not 0. */
export function pointBefore(text: string, index: number): number {
  const pair = text.codePointAt(index - 2) ?? 0;
  return pair > 0xffff ? pair : text.charCodeAt(index - 1);
}

/** The number of code points of a text; a lone surrogate counts as one. */
export function countPoints(text: string, work: Work): number {
  work.spend(text.length >> 4);
  let count = 0;
  for (let at = 0; at < text.length; at += widthAt(text, at)) {
    count += 1;
  }
  return count;
}

/**
 * `String.offsetByCodePoints`: the index `offset` code points after `index`, or before it if negative.
 * @throws RenderFailure if the result is outside the text
 */
export function offsetByPoints(text: string, index: number, offset: number, work: Work): number {
  if (index < 0 || index > text.length) {
    throw outOfBounds(index, text.length);
  }
  work.spend(Math.min(Math.abs(offset), text.length) >> 4);
  let at = index;
  for (let left = offset; left > 0; left -= 1) {
    if (at >= text.length) {
      throw outOfBounds(offset, text.length);
    }
    at += widthAt(text, at);
  }
  for (let left = offset; left < 0; left += 1) {
    if (at <= 0) {
      throw outOfBounds(offset, text.length);
    }
    at -= pointBefore(text, at) > 0xffff ? 2 : 1;
  }
  return at;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
