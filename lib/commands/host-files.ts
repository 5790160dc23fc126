/**
 * The built site on the common hosts: the same headers, pages and types everywhere, as
 * `site-server.ts` serves them.
 */

import { immutableCache, immutableFolders, openFolder } from "./site-headers.ts";

/** What a host is told. */
export interface HostedSite {
  /** Of every page, as `securityHeaders` gives them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The folder that the host serves; a site made for a folder of its host lies in that folder of it. */
  readonly root: string;
  /** The folder of the host in which the site is: empty, or `/reader`. */
  readonly base: string;
  /** The name of the site, `example.org`. */
  readonly name: string;
}

/** The hosts for which a file can be written. */
export const hosts: Readonly<Record<string, (site: HostedSite) => string>> = {
  nginx: formatNginx,
  caddy: formatCaddyfile,
};

/** What such a host may not know by the endings of names. */
const types: readonly (readonly [type: string, endings: string])[] = [
  ["application/manifest+json", "webmanifest"],
  ["application/epub+zip", "epub"],
  ["application/x-tmx+xml", "tmx"],
  ["text/tab-separated-values", "tsv"],
  ["text/csv", "csv"],
];

/** What is worth packing; pictures, faces and books are packed already. */
const packedTypes = [
  "text/css",
  "text/csv",
  "text/plain",
  "text/tab-separated-values",
  "text/javascript",
  "application/javascript",
  "application/json",
  "application/manifest+json",
  "application/x-tmx+xml",
  "application/xml",
  "text/xml",
  "image/svg+xml",
];

/** `/_next/static/` … as a regular expression for addresses that begin so. */
function immutablePattern(base: string): string {
  return `${base.replaceAll(".", "\\.")}(?:${immutableFolders.join("|")})`;
}

/** Files that are for hosts, and no pages. */
function hiddenFiles(base: string): readonly string[] {
  return ["/_headers", "/.htaccess"].map((file) => base + file);
}

/** A server of nginx, to be put into `/etc/nginx/conf.d/`. */
function formatNginx({ headers, root, base, name }: HostedSite): string {
  return `map "$status:$uri" $en_regard_cache {
    default "no-cache";
    ~^404: "";
    "~^[23]\\d\\d:${immutablePattern(base)}" "${immutableCache}";
}
map $uri $en_regard_origin {
    default "";
    ~^${base}${openFolder} "*";
}
server {
    listen 80;
    server_name ${name};
    root ${root};
    index index.html;
    error_page 404 ${base}/404.html;
    absolute_redirect off;
    charset utf-8;
    include mime.types;
    types {
${types.map(([type, endings]) => `        ${type} ${endings};`).join("\n")}
    }
    gzip on;
    gzip_vary on;
    gzip_min_length 1000;
    gzip_types ${packedTypes.join(" ")};
${Object.entries(headers)
  .map(([header, value]) => `    add_header ${header} "${value}" always;`)
  .join("\n")}
    add_header Cache-Control $en_regard_cache always;
    add_header Access-Control-Allow-Origin $en_regard_origin always;
${hiddenFiles(base)
  .map((file) => `    location = ${file} { return 404; }`)
  .join("\n")}
    location / { try_files $uri $uri/ =404; }
}
`;
}

/** A site of a Caddyfile; Caddy gets its certificate itself. */
function formatCaddyfile({ headers, root, base, name }: HostedSite): string {
  return `${name} {
	root * ${root}
	encode gzip
${types.map(([, endings]) => `\t@${endings} path *.${endings}`).join("\n")}
	@immutable path ${immutableFolders.map((folder) => `${base}${folder}*`).join(" ")}
	@hidden path ${hiddenFiles(base).join(" ")}
	route {
		header {
${Object.entries(headers)
  .map(([header, value]) => `\t\t\t${header} "${value}"`)
  .join("\n")}
			Cache-Control "no-cache"
		}
		header @immutable Cache-Control "${immutableCache}"
		header ${base}${openFolder}* Access-Control-Allow-Origin "*"
${types.map(([type, endings]) => `\t\theader @${endings} Content-Type ${type}`).join("\n")}
		error @hidden 404
		file_server
	}
	handle_errors {
		header -Cache-Control
		rewrite * ${base}/404.html
		file_server {
			status {http.error.status_code}
		}
	}
}
`;
}

/** The `.htaccess` of the site’s folder, for hosts with Apache. */
export function formatHtaccess(headers: HostedSite["headers"], base = ""): string {
  return `Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 ${base}/404.html
AddDefaultCharset utf-8
<IfModule mod_alias.c>
${hiddenFiles(base)
  .map((file) => `  RedirectMatch 404 ^${file.replaceAll(".", "\\.")}$`)
  .join("\n")}
</IfModule>
<IfModule mod_mime.c>
${types.map(([type, endings]) => `  AddType ${type} ${endings}`).join("\n")}
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html ${packedTypes.join(" ")}
</IfModule>
<IfModule mod_headers.c>
${Object.entries(headers)
  .map(([header, value]) => `  Header always set ${header} "${value}"`)
  .join("\n")}
  Header always set Cache-Control "no-cache" "expr=%{REQUEST_STATUS} != 404"
  Header always set Cache-Control "${immutableCache}" "expr=%{REQUEST_URI} =~ m#^${immutablePattern(base)}# && %{REQUEST_STATUS} != 404"
  Header always set Access-Control-Allow-Origin "*" "expr=%{REQUEST_URI} =~ m#^${base}${openFolder}#"
</IfModule>
`;
}
