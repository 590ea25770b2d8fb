import type { Value } from '../../json/values.js';
import { printed } from '../../lang/strings/text.js';
import type { Token } from '../lexer/token.js';
import type { ReferenceNode, ReferenceStep } from '../parser/syntax.js';
import { getIndex, Property, ReferenceMethod, setIndex } from '../runtime/access.js';
import { BlockReference } from '../runtime/macro.js';
import type { Context, Evaluate, Print } from '../runtime/run.js';
import type { Compiler, Test } from './compiler.js';

/** A compiled reference, for each of its uses. */
export interface CompiledReference {
  readonly evaluate: Evaluate;
  readonly test: Test;
  readonly print: Print;
  /** `#set(reference = value)`. */
  assign(context: Context, value: Value): void;
  /** As the argument of a macro, where an undefined variable stays null. */
  readonly argument: Evaluate;
  /** The name of the variable. */
  readonly name: string;
}

type CompiledStep = (target: Exclude<Value, null>, context: Context) => Value;

/**
 * Compiles a reference with API Gateway's rule: a reference that evaluates to null is the empty string
 * wherever it is used.
 */
export function compileReference(compiler: Compiler, node: ReferenceNode): CompiledReference {
  const steps = node.steps.map((step) => compileStep(compiler, step));
  const root = readRoot(compiler, node);
  const read = compileRead(root, steps);
  return {
    name: root.name,
    evaluate: root.computable ? read : () => null,
    argument: steps.length === 0 && root.exists ? (context) => context.get(root.name) : read,
    test: root.bare ? () => false : (context) => isTrue(read(context)),
    print: compilePrint(compiler, node, root, read),
    assign: compileAssign(compiler, node, root, steps),
  };
}

function compileRead(root: Root, steps: readonly CompiledStep[]): Evaluate {
  const { name } = root;
  if (!root.exists) {
    return () => '';
  }
  const [first, second] = steps;
  if (first === undefined) {
    return (context) => context.get(name) ?? '';
  }
  if (second === undefined) {
    return (context) => {
      const value = context.get(name);
      return value === null ? '' : (first(value, context) ?? '');
    };
  }
  return (context) => {
    let value = context.get(name);
    for (let at = 0; at < steps.length; at += 1) {
      if (value === null) {
        return '';
      }
      value = steps[at]?.(value, context) ?? null;
    }
    return value ?? '';
  };
}

interface Root {
  readonly name: string;
  /** False for a name without `$`, which is text. */
  readonly exists: boolean;
  readonly bare: boolean;
  readonly computable: boolean;
  readonly quiet: boolean;
  readonly escaped: boolean;
  /** Half of the backslashes before it. */
  readonly backslashes: string;
  /** Marks before the last `$`, as in `$$name`. */
  readonly prefix: string;
  /** The name that `#set` assigns to if the reference has no steps. */
  readonly target: string;
}

/** Splits the first token of a reference into prefix and name, and removes the prefix from the token. */
function readRoot(compiler: Compiler, node: ReferenceNode): Root {
  const token = compiler.token(node.tokens.first);
  const slashBang = token.image.indexOf('\\!');
  if (slashBang !== -1 && token.image.includes('$')) {
    return readSlashBang(token);
  }
  const run = /^\\*/.exec(token.image)?.[0].length ?? 0;
  token.image = token.image.slice(run);
  const dollar = Math.max(0, token.image.lastIndexOf('$'));
  const prefix = token.image.slice(0, dollar);
  token.image = token.image.slice(dollar);
  const { image } = token;
  const quiet = image.startsWith('$!');
  const bare = !image.startsWith('$');
  const braced = image === '${' || image.startsWith('$!{');
  const name = braced ? node.name.image : image.slice(bare ? 0 : quiet ? 2 : 1);
  return {
    name,
    exists: !bare,
    bare,
    computable: !bare,
    quiet,
    escaped: run % 2 === 1,
    backslashes: '\\'.repeat(Math.floor(run / 2)),
    prefix,
    target: image.slice(1),
  };
}

/** `$\!name` is not a reference. */
function readSlashBang({ image }: Token): Root {
  const name = image.replace(/(\$[^\\]*)\\/, '$1');
  return {
    name,
    exists: false,
    bare: false,
    computable: false,
    quiet: false,
    escaped: false,
    backslashes: '',
    prefix: '',
    target: image.slice(1),
  };
}

function compilePrint(compiler: Compiler, node: ReferenceNode, root: Root, read: Evaluate): Print {
  if (root.bare) {
    return (_context, out) => out.write(root.name);
  }
  const { backslashes } = root;
  const literal = compiler.lazyText(node.tokens);
  const written = (context: Context): string => {
    const text = root.quiet && !root.escaped ? '' : literal();
    return context.argumentText(text) ?? text;
  };
  if (root.escaped) {
    return (context, out) => {
      read(context);
      out.write(backslashes + written(context));
    };
  }
  const prefix = backslashes + root.prefix;
  return (context, out) => {
    const value = read(context);
    if (typeof value === 'string') {
      out.write(prefix + value);
    } else if (!(value instanceof BlockReference)) {
      out.write(prefix + printed(value, context.run));
    } else if (!value.render(context, out)) {
      out.write(backslashes + prefix + written(context));
    }
  };
}

function compileAssign(
  compiler: Compiler,
  node: ReferenceNode,
  root: Root,
  steps: readonly CompiledStep[],
): CompiledReference['assign'] {
  const last = node.steps.at(-1);
  if (last === undefined) {
    return (context, value) => context.put(root.target, value);
  }
  const before = steps.slice(0, -1);
  const index = last.type === 'index' ? compiler.expression(last.index) : undefined;
  const property = last.type === 'index' ? undefined : new Property(last.name);
  return (context, value) => {
    let holder = root.exists ? context.get(root.name) : null;
    for (const step of before) {
      if (holder === null) {
        return;
      }
      holder = step(holder, context);
    }
    if (holder === null) {
      return;
    }
    context.run.at = compiler.offset + last.at;
    if (index !== undefined) {
      setIndex(holder, index(context), value, context.run);
    } else {
      property?.write(holder, value, context.run);
    }
  };
}

function compileStep(compiler: Compiler, step: ReferenceStep): CompiledStep {
  const at = compiler.offset + step.at;
  switch (step.type) {
    case 'property': {
      const property = new Property(step.name);
      return (target, { run }) => {
        run.at = at;
        return property.read(target, run);
      };
    }
    case 'method': {
      const method = new ReferenceMethod(step.name);
      const args = step.args.map((arg) => compiler.expression(arg));
      const [only] = args;
      if (only !== undefined && args.length === 1) {
        return (target, context) => {
          const values = [only(context)];
          context.run.at = at;
          return method.call(target, values, context.run);
        };
      }
      return (target, context) => {
        const values = args.map((arg) => arg(context));
        context.run.at = at;
        return method.call(target, values, context.run);
      };
    }
    case 'index': {
      const index = compiler.expression(step.index);
      return (target, context) => {
        const value = index(context);
        context.run.at = at;
        return getIndex(target, value, context.run);
      };
    }
  }
}

/** A Boolean is its own value, a block is true if it prints a text, every other value is true. */
function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') {
    return value;
  }
  return value instanceof BlockReference ? value.toText() !== null : true;
}
