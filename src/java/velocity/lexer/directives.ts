/** `#name` directives of Velocity, and which of them have a body. */
export const DIRECTIVES: ReadonlyMap<string, 'line' | 'block'> = new Map([
  ['foreach', 'block'],
  ['macro', 'block'],
  ['define', 'block'],
  ['literal', 'block'],
  ['evaluate', 'line'],
  ['break', 'line'],
  ['stop', 'line'],
  ['include', 'line'],
  ['parse', 'line'],
]);

/** Whether a block and `#end` follow the parentheses; `#@name` is the call of a macro with a block. */
export function takesBlock(name: string): boolean {
  return DIRECTIVES.get(name) === 'block' || name.startsWith('@');
}
