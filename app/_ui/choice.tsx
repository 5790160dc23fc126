import { useId } from "react";
import field from "./field.module.css";

/** One of several values, chosen from a list; its name stands before it. */
export function Choice<Value extends string | number>({
  label,
  all,
  values,
  value,
  nameOf,
  onChange,
}: {
  readonly label: string;
  /** What stands for no choice; absent where there is always one. */
  readonly all?: string;
  readonly values: readonly Value[];
  readonly value: Value | undefined;
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value | undefined) => void;
}) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={field.field}
        value={value ?? ""}
        onChange={({ currentTarget }) =>
          onChange(values.find((each) => String(each) === currentTarget.value))
        }
      >
        {all === undefined ? null : <option value="">{all}</option>}
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </p>
  );
}
