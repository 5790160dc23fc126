"use client";

import { Component, type ReactNode } from "react";
import styles from "./guard.module.css";

interface Props {
  /** What to say, in the reader’s language, where the part stood. */
  readonly message: string;
  readonly children: ReactNode;
}

/** Keeps a part that fails from taking the text down with it. */
export class Guard extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p role="alert" className={styles.message}>
        {this.props.message}
      </p>
    );
  }
}
