import { finishSite } from "./finished-site.ts";

finishSite("out");
