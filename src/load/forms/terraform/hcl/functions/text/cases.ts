import { endingSpace, startingSpace } from '../../values/texts/text-order.js';

/** Upper case, character by character as Go has it: "ß" stays. */
export function upperCase(text: string): string {
  return text
    .replace(ASCII, (part) => part.toUpperCase())
    .replace(OTHERS, (one) => sameLength(one, one.toUpperCase()));
}

/** Lower case, character by character as Go has it: a sigma at the end of a word is like any other. */
export function lowerCase(text: string): string {
  return text
    .replace(ASCII, (part) => part.toLowerCase())
    .replace(OTHERS, (one) => (one === '\u0130' ? 'i' : sameLength(one, one.toLowerCase())));
}

const ASCII = /[ -~]+/g;
const OTHERS = /[^ -~\n]/gu;

function sameLength(character: string, changed: string): string {
  return [...changed].length === 1 ? changed : character;
}

/** The first letter of each word in upper case, as Go's `strings.Title` has it. */
export function titleCase(text: string): string {
  return text.replace(WORD_START, (one) => upperCase(one));
}

/**
 * A letter at the start or after a separator: of ASCII all but letters, digits and the underscore; of
 * other characters only white space.
 */
const WORD_START = /(?<=^|[\s\u0085 -/:-@[-^`{-~])\p{L}/gu;

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
