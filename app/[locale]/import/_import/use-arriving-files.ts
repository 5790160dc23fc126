import { useEffect, useRef } from "react";
import { takeSharedFiles } from "#app/_store/shared-files.ts";

/** What a browser tells an installed app of the files that it is opened with. */
interface LaunchWindow {
  readonly launchQueue?: {
    setConsumer(
      take: (launch: { readonly files?: readonly { getFile(): Promise<File> }[] }) => void,
    ): void;
  };
}

/**
 * Files that other programs hand to the site, once it can take them: shared with it, or opened with
 * it. `onLost` is told where something was shared and has not come.
 */
export function useArrivingFiles(
  isReady: boolean,
  onFiles: (files: readonly File[]) => void,
  onLost: () => void,
): void {
  const latest = useRef({ onFiles, onLost });
  latest.current = { onFiles, onLost };
  useEffect(() => {
    if (!isReady) return;
    const take = (files: readonly File[]) => {
      if (files.length > 0) latest.current.onFiles(files);
    };
    const lose = () => latest.current.onLost();
    const query = new URLSearchParams(location.search);
    if (query.has("shared")) {
      // Whoever loads the page again brings nothing.
      history.replaceState(null, "", location.pathname);
      takeSharedFiles().then((files) => (files.length > 0 ? take(files) : lose()), lose);
    }
    const { launchQueue } = window as unknown as LaunchWindow;
    launchQueue?.setConsumer(({ files = [] }) => {
      Promise.all(files.map((each) => each.getFile())).then(take, lose);
    });
  }, [isReady]);
}
