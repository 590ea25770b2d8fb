/** The maximum size of the stack of a match: about 32 MB. */
const MAX_SIZE = 8 * 1024 * 1024;

const WIDTH = 4;
const CHOICE = -1;
const ECHO = -2;
/** The first entries of every stack: no two matches run at the same time, and allocating takes longer than most matches. */
const FIRST: Int32Array<ArrayBuffer> = new Int32Array(256 * WIDTH);

/** The alternatives of a match that have not been tried, and what to undo before each. */
export class BacktrackStack {
  /** The step at which the popped choice continues, and two numbers that the step interprets. */
  at = 0;
  position = 0;
  detail = 0;
  readonly #registers: number[];
  readonly #overflow: () => never;
  #entries = FIRST;
  #size = 0;
  #echoes = 0;

  constructor(registers: number[], overflow: () => never) {
    this.#registers = registers;
    this.#overflow = overflow;
  }

  get size(): number {
    return this.#size;
  }

  /** Discards the choices above `size`; registers written since keep their values. */
  forget(size: number): void {
    this.#size = size;
  }

  pushChoice(at: number, position: number, detail: number): void {
    this.#push(CHOICE, at, position, detail);
  }

  /** Writes a register; backtracking past this point restores the old value. */
  setRegister(register: number, value: number): void {
    const old = this.#registers[register] ?? 0;
    if (old === value) {
      return;
    }
    this.#push(register, old, 0, 0);
    this.#registers[register] = value;
  }

  /** Writes two registers once a match is found, unless it backtracks past this point. */
  pushEcho(register: number, start: number, end: number): void {
    this.#echoes++;
    this.#push(ECHO, register, start, end);
  }

  /** Writes what echoes above `base` say, the oldest last. */
  applyEchoes(base: number): void {
    if (this.#echoes === 0) {
      return;
    }
    for (let entry = this.#size - WIDTH; entry >= base; entry -= WIDTH) {
      if (this.#entries[entry] !== ECHO) {
        continue;
      }
      const register = this.#entries[entry + 1] ?? 0;
      this.#registers[register] = this.#entries[entry + 2] ?? 0;
      this.#registers[register + 1] = this.#entries[entry + 3] ?? 0;
    }
  }

  /** Backtracks to the newest choice above `base`; false if there is none. */
  pop(base: number): boolean {
    const entries = this.#entries;
    while (this.#size > base) {
      this.#size -= WIDTH;
      const kind = entries[this.#size] ?? 0;
      const first = entries[this.#size + 1] ?? 0;
      if (kind === CHOICE) {
        this.at = first;
        this.position = entries[this.#size + 2] ?? 0;
        this.detail = entries[this.#size + 3] ?? 0;
        return true;
      }
      if (kind !== ECHO) {
        this.#registers[kind] = first;
      }
    }
    return false;
  }

  #push(kind: number, first: number, second: number, third: number): void {
    if (this.#size === this.#entries.length) {
      this.#grow();
    }
    const entries = this.#entries;
    entries[this.#size] = kind;
    entries[this.#size + 1] = first;
    entries[this.#size + 2] = second;
    entries[this.#size + 3] = third;
    this.#size += WIDTH;
  }

  #grow(): void {
    if (this.#entries.length >= MAX_SIZE) {
      this.#overflow();
    }
    const larger = new Int32Array(this.#entries.length * 2);
    larger.set(this.#entries);
    this.#entries = larger;
  }
}
