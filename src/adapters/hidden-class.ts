/**
 * Lets V8 reach the members of a request or response as fast as without Express, which changes the
 * prototype of each. Before Node 24, V8 makes a new hidden class for every member that is added to an
 * object whose prototype was changed. No inline cache ever knows that class, so each access, by this
 * package or by Node, takes longer than most functions. Deleting a member makes the object a dictionary,
 * and the dictionaries of a prototype share a hidden class again.
 * @param member one that the object owns; it is set again as it was
 */
export function shareHiddenClass<Member extends string>(
  object: { readonly [Name in Member]?: unknown },
  member: Member,
): void {
  if (!LOSES_HIDDEN_CLASSES || !Object.isExtensible(object)) {
    return;
  }
  const property = Object.getOwnPropertyDescriptor(object, member);
  if (property !== undefined && Reflect.deleteProperty(object, member)) {
    Object.defineProperty(object, member, property);
  }
}

const LOSES_HIDDEN_CLASSES = Number.parseInt(process.versions.node, 10) < 24;
