"use client";

import { type ReactNode, useId } from "react";
import styles from "./charts.module.css";

/**
 * A figure: what it shows in words, the drawing, and the same as a table, which those read who do
 * not see the drawing.
 */
export function Figure({
  title,
  summary,
  hint,
  none,
  tableLabel,
  columns,
  rows,
  number,
  children,
}: {
  readonly title: string;
  readonly summary: string;
  readonly hint?: string;
  /** What to say in place of the figure where there is nothing to show. */
  readonly none: string | undefined;
  readonly tableLabel: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly number: Intl.NumberFormat;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.figure} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {none !== undefined ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <>
          <p>{summary}</p>
          {children}
          {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
          <details>
            <summary>{tableLabel}</summary>
            <section
              className={styles.scroller}
              aria-label={`${title} – ${tableLabel}`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
              tabIndex={0}
            >
              <table>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(([head = "", ...cells]) => (
                    <tr key={head}>
                      <th scope="row">{head}</th>
                      {cells.map((cell, index) => (
                        <td key={columns[index + 1]}>
                          {typeof cell === "number" ? number.format(cell) : cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </details>
        </>
      )}
    </section>
  );
}

const width = 640;
const height = 200;
const margin = { top: 12, right: 8, bottom: 28, left: 60 };
const plotWidth = width - margin.left - margin.right;
const plotHeight = height - margin.top - margin.bottom;

/** Bars, one beside the other. */
export function BarChart({
  values,
  labels,
  number,
  unit = "",
  most,
}: {
  readonly values: readonly number[];
  readonly labels: readonly string[];
  readonly number: Intl.NumberFormat;
  readonly unit?: string;
  readonly most?: number;
}) {
  const top = most ?? niceTop(Math.max(1, ...values));
  const step = plotWidth / values.length;
  return (
    <svg aria-hidden="true" className={styles.chart} viewBox={`0 0 ${width} ${height}`}>
      <Scale top={top} number={number} unit={unit} />
      {values.map((value, index) => {
        const barHeight = (value / top) * plotHeight;
        return value === 0 ? null : (
          <rect
            key={labels[index]}
            className={styles.bar}
            x={margin.left + index * step + step * 0.15}
            width={Math.min(step * 0.7, 40)}
            y={margin.top + plotHeight - barHeight}
            height={barHeight}
          />
        );
      })}
      <Labels labels={labels} x={(index) => margin.left + index * step + step * 0.15} />
    </svg>
  );
}

/** Lines over the same days, each with its name at its end. */
export function LineChart({
  series,
  labels,
  number,
}: {
  readonly series: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly labels: readonly string[];
  readonly number: Intl.NumberFormat;
}) {
  const top = niceTop(Math.max(1, ...series.flatMap(({ values }) => values)));
  const x = (index: number) =>
    margin.left + (labels.length < 2 ? plotWidth / 2 : (index / (labels.length - 1)) * plotWidth);
  const y = (value: number) => margin.top + plotHeight - (value / top) * plotHeight;
  return (
    <>
      <svg aria-hidden="true" className={styles.chart} viewBox={`0 0 ${width} ${height}`}>
        <Scale top={top} number={number} unit="" />
        {series.map(({ label, values }, order) => (
          <g key={label} className={order === 0 ? styles.line : styles.otherLine}>
            <polyline points={values.map((value, index) => `${x(index)},${y(value)}`).join(" ")} />
            {values.length === 1 ? <circle cx={x(0)} cy={y(values[0] ?? 0)} r="3" /> : null}
          </g>
        ))}
        <Labels labels={labels} x={x} />
      </svg>
      <p className={styles.key}>
        {series.map(({ label }, order) => (
          <span key={label}>
            <svg
              aria-hidden="true"
              viewBox="0 0 24 8"
              className={order === 0 ? styles.line : styles.otherLine}
            >
              <polyline points="0,4 24,4" />
            </svg>
            {label}
          </span>
        ))}
      </p>
    </>
  );
}

/** The lines of the scale, as few as are read at a glance. */
function Scale({
  top,
  number,
  unit,
}: {
  readonly top: number;
  readonly number: Intl.NumberFormat;
  readonly unit: string;
}) {
  const steps = top >= 4 ? 4 : top;
  return Array.from({ length: steps + 1 }, (_, index) => (index * top) / steps).map((value) => {
    const y = margin.top + plotHeight - (value / top) * plotHeight;
    return (
      <g key={value} className={styles.scale}>
        <line x1={margin.left} x2={width - margin.right} y1={y} y2={y} />
        <text x={margin.left - 6} y={y + 4} textAnchor="end">
          {number.format(value)}
          {unit}
        </text>
      </g>
    );
  });
}

/** As many names under the drawing as there is room for, the first always among them. */
function Labels({
  labels,
  x,
}: {
  readonly labels: readonly string[];
  readonly x: (index: number) => number;
}) {
  const every = Math.max(1, Math.ceil(labels.length / 5));
  return (
    <g className={styles.labels}>
      {labels.map((label, index) =>
        index % every === 0 && x(index) < width - 90 ? (
          <text key={label} x={x(index)} y={height - 8}>
            {label}
          </text>
        ) : null,
      )}
    </g>
  );
}

/** The least of 1, 2, 4, 8, 20, 40, 80 … that is not below a value, so that quarters are whole. */
function niceTop(value: number): number {
  for (let power = 1; ; power *= 10)
    for (const step of [1, 2, 4, 8]) if (step * power >= value) return step * power;
}
