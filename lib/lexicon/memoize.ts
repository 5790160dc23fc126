/** Answers that are kept, because a text asks for the same ones again and again. */

/** A function whose answers are kept as long as what they were asked of; `more` is that of the first time. */
export function memoizedFor<Key extends object, Value, More = void>(
  make: (key: Key, more: More) => Value,
): (key: Key, more: More) => Value {
  const kept = new WeakMap<Key, Value>();
  return (key, more) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = make(key, more);
      kept.set(key, value);
    }
    return value;
  };
}

/** As many words as a long novel has, and so as many answers as are kept. */
const mostKept = 50_000;

/** A function whose answers are kept by text; when there are too many, all are let go. */
export function memoizedByText<Value>(make: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    let value = kept.get(text);
    if (value === undefined) {
      value = make(text);
      if (kept.size >= mostKept) kept.clear();
      kept.set(text, value);
    }
    return value;
  };
}
