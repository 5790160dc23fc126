import type { Driver, Point } from "./driver.ts";

/** The mouse as Playwright and Puppeteer have it alike. */
interface Mouse {
  move(x: number, y: number, options?: { readonly steps?: number }): Promise<void>;
  click(x: number, y: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
}

/** What a hand does with a mouse; wheels differ. */
export function mouseGestures(mouse: Mouse): Pick<Driver, "move" | "click" | "drag"> {
  return {
    move: ({ x, y }: Point) => mouse.move(x, y),
    click: ({ x, y }: Point) => mouse.click(x, y),
    async drag(from: Point, to: Point) {
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(to.x, to.y, { steps: 6 });
      await mouse.up();
    },
  };
}
