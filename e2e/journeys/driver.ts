/** The browsers in which every journey is made. */
export type BrowserName = "chromium" | "firefox" | "webkit";

/** A place in the window, in CSS px from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A file that a reader gives to a page. */
export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A key that has no letter of its own, by its DOM name. */
export type NamedKey =
  | "Enter"
  | "Escape"
  | "Tab"
  | "ArrowDown"
  | "ArrowUp"
  | "ArrowLeft"
  | "ArrowRight"
  | "PageDown"
  | "PageUp"
  | "Home"
  | "End";

/**
 * A reader’s hands and eyes in one browser. A journey knows nothing else of the browser it is
 * made in. Nothing here waits for what the page does; a journey asks until it sees it.
 */
export interface Driver {
  readonly browser: BrowserName;
  /** Whether `tap` is a finger; elsewhere it is the mouse. */
  readonly hasTouch: boolean;
  /** Opens an address of the site and waits until it has loaded. */
  readonly goto: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly back: () => Promise<void>;
  readonly forward: () => Promise<void>;
  /** Gives the window so much room for the page. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** Runs a function in the page; it sees nothing but its argument. */
  readonly evaluate: <A, R>(run: (given: A) => R | Promise<R>, given: A) => Promise<R>;
  /** Runs the text of a script in the page. */
  readonly inject: (script: string) => Promise<void>;
  readonly move: (to: Point) => Promise<void>;
  readonly click: (at: Point) => Promise<void>;
  readonly drag: (from: Point, to: Point) => Promise<void>;
  readonly wheel: (at: Point, deltaY: number) => Promise<void>;
  readonly tap: (at: Point) => Promise<void>;
  /** Presses and lets go of a key: its letter, or its name. */
  readonly press: (key: NamedKey | (string & {})) => Promise<void>;
  /** Gives files to the input that the selector finds. */
  readonly giveFiles: (selector: string, files: readonly GivenFile[]) => Promise<void>;
  /** Errors, warnings and breaches of the policy that the console has told, as far as they are seen. */
  readonly complaints: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** How a window is opened. */
export interface WindowChoice {
  readonly width: number;
  readonly height: number;
  /** A phone’s, where the browser can be one. */
  readonly isPhone: boolean;
  /** The system asks for few colours of its own, where the browser can be told. */
  readonly forcesColors: boolean;
  /** What addresses of the site begin with. */
  readonly baseUrl: string;
}

/** A browser that runs; each window it opens knows nothing of the others. */
export interface RunningBrowser {
  readonly open: (choice: WindowChoice) => Promise<Driver>;
  readonly close: () => Promise<void>;
}
