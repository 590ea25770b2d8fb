import { endingSpace, startingSpace } from '../../values/texts/text-order.js';

/** Upper case, character by character as Go has it: "ß" stays. */
export function upperCase(text: string): string {
  return Array.from(text, (one) => sameLength(one, one.toUpperCase())).join('');
}

/** Lower case, character by character as Go has it: a sigma at the end of a word is like any other. */
export function lowerCase(text: string): string {
  return Array.from(text, (one) =>
    one === '\u0130' ? 'i' : sameLength(one, one.toLowerCase()),
  ).join('');
}

function sameLength(character: string, changed: string): string {
  return [...changed].length === 1 ? changed : character;
}

/** The first letter of each word in upper case, as Go's `strings.Title` has it. */
export function titleCase(text: string): string {
  let before = ' ';
  return Array.from(text, (one) => {
    const changed = SEPARATOR.test(before) ? upperCase(one) : one;
    before = one;
    return changed;
  }).join('');
}

/** Of ASCII all but letters, digits and the underscore; of others only white space. */
const SEPARATOR = /^(?:[\s\u0085]|[ -/:-@[-^`{-~])$/;

/** Takes characters of a set off both ends. */
export function trimCharacters(text: string, characters: string): string {
  const set = new Set(characters);
  const all = [...text];
  const isOther = (one: string): boolean => !set.has(one);
  const start = all.findIndex(isOther);
  return start === -1 ? '' : all.slice(start, all.findLastIndex(isOther) + 1).join('');
}

export function trimSpace(text: string): string {
  const start = startingSpace(text);
  return start === text.length ? '' : text.slice(start, text.length - endingSpace(text));
}
